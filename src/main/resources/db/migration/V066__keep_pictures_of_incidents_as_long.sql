-- An incident is kept for ever, and what the camera showed before it and first in it is part of it. A camera's last picture and those that are
-- laid aside until an incident opens are deleted as before (giamsat.health.picture-retention).

comment on table incident_picture is
    'The last good picture before an incident of a camera, and the first bad one; kept as long as the incident, or giamsat.health.incident-picture-retention';
