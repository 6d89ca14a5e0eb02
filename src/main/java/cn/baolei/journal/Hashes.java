package cn.baolei.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 as in RFC 6962, section 2.1. */
final class Hashes {

    private Hashes() {
    }

    /** Of an entry: a leaf of the tree. */
    static byte[] leaf(String body) {
        return sha256((byte) 0, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] of(String body) {
        return DigestUtils.sha256(body);
    }

    /** Root of the Merkle tree over these leaf hashes; of none, the hash of nothing. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return DigestUtils.sha256(new byte[0]);
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        // The largest power of two below the number of leaves.
        int left = Integer.highestOneBit(leaves.size() - 1);
        return sha256((byte) 1, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static byte[] sha256(byte prefix, byte[]... parts) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
