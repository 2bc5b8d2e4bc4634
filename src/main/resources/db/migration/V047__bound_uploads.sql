-- What an upload may cost is bounded: how many of one holder are unfinished at a time, how long pieces may put off its end, and how often
-- a photo that takes too long is tried. And what one province knows of a sender stays there.

alter table photo_upload add column announced_at timestamptz not null default now();
alter table photo_upload alter column announced_at drop default;
alter table photo_upload add column overdue integer not null default 0;
alter table photo_upload add constraint photo_upload_overdue_range check (overdue >= 0);
comment on column photo_upload.announced_at is 'Expiry is put off by each piece, but not for ever from here';
comment on column photo_upload.overdue is 'How often developing it took longer than the time limit';
grant update (overdue) on photo_upload to giamsat_nation, giamsat_province, giamsat_provinces, giamsat_enterprise,
    giamsat_enterprise_provinces, giamsat_facility, giamsat_contact;
create index photo_upload_unfinished on photo_upload (holder) where offset_bytes < length_bytes;

-- Who announces again what has arrived is told so, also when the upload is forgotten.
alter table photo add column holder text;
comment on column photo.holder is 'The sub claim of who sent it; null when that is not known any more';
update photo p set holder = u.holder from photo_upload u where u.id = p.id and u.offset_bytes = u.length_bytes;

-- What a province's list calls somebody is not another province's to read.
alter table photo alter column person_name drop not null;
comment on column photo.person_name is 'Name of who sent it, then; null when the facility is another province''s since';
create function photo_goes_elsewhere() returns trigger
    language plpgsql as
$$
begin
    new.person_id := null;
    new.person_name := null;
    return new;
end
$$;
create trigger photo_goes_elsewhere before update of province on photo for each row
    when (old.province <> new.province) execute function photo_goes_elsewhere();

-- Those that went before. Where each was sent is in the account of who did what.
update photo p set person_id = null, person_name = null
 where exists (select from audit_entry a
                where a.kind = 'PHOTO' and a.action = 'REGISTERED' and a.row_id = p.id and a.province <> p.province);
