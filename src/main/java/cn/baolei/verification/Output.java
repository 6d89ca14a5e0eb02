package cn.baolei.verification;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Chinese on a console of any kind, and in UTF-8 in files and pipes. */
final class Output {

    private Output() {
    }

    static PrintStream of(PrintStream stream) {
        Charset console = System.console() == null ? StandardCharsets.UTF_8 : System.console().charset();
        return new PrintStream(stream, true, console.newEncoder().canEncode('校') ? console : StandardCharsets.UTF_8);
    }
}
