-- Whether an entry is the last of its day is read from the end of the key. "Is there one with a higher number" was answered from the start of
-- the table, as a third of all rows are expected to have one: each line of an import walked through all that was audited that day.
create or replace function audit_close() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if new.number = (select number from audit_entry where day = new.day order by number desc limit 1) then
        insert into audit_day values (new.day, audit_opening(new.day), new.number, new.hash)
            on conflict (day) do update set entries = excluded.entries, closing = excluded.closing;
    end if;
    return null;
end
$$;
