-- A refusal because of a camera that the caller may not see told that it exists, and two provinces may use the same private
-- addresses. So an address is unique within a facility only; a command also looks at what its scope shows.
drop index camera_main_address_unique;
create unique index camera_main_address_unique on camera (facility_id, main_address) where state <> 'RETIRED';
create index camera_by_main_address on camera (main_address) where state <> 'RETIRED';
