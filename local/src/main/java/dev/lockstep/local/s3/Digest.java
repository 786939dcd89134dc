package dev.lockstep.local.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// A checksum that is fed as bytes pass by.
sealed interface Digest {

    void update(byte[] bytes, int length);

    byte[] value();

    /// The checksums S3 takes with an object, by the end of their header's name.
    enum Algorithm {
        CRC32,
        CRC32C,
        CRC64NVME,
        SHA1,
        SHA256;

        Digest start() {
            return switch (this) {
                case CRC32 -> new Cyclic(new CRC32(), Integer.BYTES);
                case CRC32C -> new Cyclic(new CRC32C(), Integer.BYTES);
                case CRC64NVME -> new Cyclic(new Crc64Nvme(), Long.BYTES);
                case SHA1 -> new Secure("SHA-1");
                case SHA256 -> new Secure("SHA-256");
            };
        }
    }

    record Cyclic(Checksum sum, int size) implements Digest {
        @Override
        public void update(byte[] bytes, int length) {
            sum.update(bytes, 0, length);
        }

        @Override
        public byte[] value() {
            byte[] whole =
                    ByteBuffer.allocate(Long.BYTES).putLong(sum.getValue()).array();
            byte[] end = new byte[size];
            System.arraycopy(whole, Long.BYTES - size, end, 0, size);
            return end;
        }
    }

    record Secure(MessageDigest sum) implements Digest {
        Secure(String algorithm) {
            this(instance(algorithm));
        }

        private static MessageDigest instance(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has " + algorithm, impossible);
            }
        }

        @Override
        public void update(byte[] bytes, int length) {
            sum.update(bytes, 0, length);
        }

        @Override
        public byte[] value() {
            return sum.digest();
        }
    }
}
