package cn.baolei.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.asm.ClassReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The text constants of the application's own classes. Delegates do not declare which variables they write, which messages they send
 * and which errors they raise, but they name them; so a name that stands nowhere in the program comes from no delegate.
 */
@Component
class ProgramWords {

    private static final String CLASSES = "classpath*:cn/baolei/**/*.class";
    /** The constant pool's mark of a text constant. */
    private static final int TEXT = 8;

    private Set<String> words;

    boolean contain(String word) {
        return words().contains(word);
    }

    /** Read once, when a diagram is first asked about. */
    private synchronized Set<String> words() {
        if (words == null) {
            try {
                Set<String> read = new HashSet<>();
                for (Resource type : new PathMatchingResourcePatternResolver().getResources(CLASSES)) {
                    if (type.getURL().toString().startsWith(home())) {
                        addConstants(type, read);
                    }
                }
                words = Set.copyOf(read);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return words;
    }

    /** Where the application's classes lie: what only its tests say is not said. */
    private static String home() {
        String own = ProgramWords.class.getName().replace('.', '/') + ".class";
        String place = ProgramWords.class.getClassLoader().getResource(own).toString();
        return place.substring(0, place.length() - own.length());
    }

    private static void addConstants(Resource type, Set<String> words) throws IOException {
        try (InputStream content = type.getInputStream()) {
            ClassReader reader = new ClassReader(content);
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int i = 1; i < reader.getItemCount(); i++) {
                int item = reader.getItem(i);
                if (item > 0 && reader.readByte(item - 1) == TEXT) {
                    words.add(reader.readUTF8(item, buffer));
                }
            }
        }
    }
}
