package io.zeolite.sysfs;

import java.util.Optional;

/**
 * What a name in a directory stands for.
 *
 * @param type its type; special files may be of unknown type
 * @param key  tells it from others, if the platform has such a thing
 */
record HostName(FileType type, Optional<Object> key) {
}
