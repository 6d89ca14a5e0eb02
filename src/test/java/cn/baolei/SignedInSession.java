package cn.baolei;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;

import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** A session as the sign-in page begins it; one that was never begun so is nobody's. */
public final class SignedInSession {

    private SignedInSession() {
    }

    public static MockHttpSession of(MockMvc browser, String user) throws Exception {
        return (MockHttpSession) browser.perform(formLogin().user(user).password("Baolei-2020!")).andExpect(authenticated())
                .andReturn().getRequest().getSession(false);
    }
}
