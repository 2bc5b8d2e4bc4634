-- The owner of the schema: no superuser, may create roles (README, "First start").
create role giamsat_owner login createrole password 'owner';
create database giamsat owner giamsat_owner;
