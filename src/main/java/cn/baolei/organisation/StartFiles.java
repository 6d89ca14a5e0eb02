package cn.baolei.organisation;

/**
 * The files that the last start of the application took over.
 *
 * @param digest  of the files
 * @param version of the roster after them
 */
record StartFiles(String digest, long version) {
}
