-- Pictures of people are kept for hours, not for ever: the prober deletes what it wrote.
grant delete on camera_picture to giamsat_prober;
