/// What is remembered of a camera's pictures, and what only that can tell: whether the picture
/// still moves, is as sharp and as rich as usual, and has its usual colours. Memory is some 450
/// bytes a camera. Plain Java but for the beans; the pictures themselves never come here.
@NullMarked
package vn.giamsat.probe.memory;

import org.jspecify.annotations.NullMarked;
