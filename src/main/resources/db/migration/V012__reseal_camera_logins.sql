-- Sealing logins anew needs somebody who may read and replace what is sealed, and nothing else: neither whose login it is nor how
-- the camera is reached. People's roles still cannot read it, and the prober still cannot write it.

do $$
begin
    if not exists (select from pg_roles where rolname = 'giamsat_sealer') then
        create role giamsat_sealer nologin;
    end if;
end
$$;

grant giamsat_sealer to giamsat_app with inherit false, set true;
grant usage on schema public to giamsat_sealer;

create policy camera_credentials_sealer on camera_credentials for select to giamsat_sealer using (true);
create policy camera_credentials_sealer_reseals on camera_credentials for update to giamsat_sealer using (true) with check (true);
create policy camera_credentials_sealer_entered on camera_credentials as restrictive to giamsat_sealer
    using ((select scope_entered())) with check ((select scope_entered()));
grant select (camera_id, sealed), update (sealed) on camera_credentials to giamsat_sealer;

comment on column camera_credentials.sealed is
    'Length (1 byte) and name of the key, nonce (12 bytes), AES-256-GCM ciphertext and tag (16 bytes); bound to the camera''s id';
