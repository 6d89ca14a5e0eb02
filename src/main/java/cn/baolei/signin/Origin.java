package cn.baolei.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/**
 * Where an attempt comes from.
 *
 * @param network the client's address; for IPv6 its first 64 bits, because one client has all the others
 * @param device  what the browser shows of an earlier sign-in
 */
record Origin(String network, Optional<String> device) {

    static Origin of(HttpServletRequest request) {
        return new Origin(networkOf(request.getRemoteAddr()),
                Optional.ofNullable(WebUtils.getCookie(request, KnownDevices.COOKIE)).map(Cookie::getValue));
    }

    private static String networkOf(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
