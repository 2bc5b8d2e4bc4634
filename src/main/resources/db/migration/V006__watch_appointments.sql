-- The gate asks again about people who keep looking (open subscriptions and sockets): whether their appointments still hold.
-- Needs no token, so it sees no more of a person than the id that it was given.

create function watched_people() returns uuid[]
    language sql stable parallel safe
    return string_to_array(current_setting('giamsat.people', true), ',')::uuid[];

create policy person_watched on person for select to giamsat_gate
    using (id = any (watched_people()));
