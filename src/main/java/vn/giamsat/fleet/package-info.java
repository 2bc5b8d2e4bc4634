/// Shares the fleet among replicas: shards, leases and what replicas say to each other.
@NullMarked
package vn.giamsat.fleet;

import org.jspecify.annotations.NullMarked;
