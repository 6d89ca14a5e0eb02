package cn.baolei.screening;

/**
 * What an organisation, or a whole subtree, has registered; numbers of persons.
 *
 * @param expected   who should have been screened
 * @param registered who was
 * @param exceptions with fever, cough, exposure or another complaint
 * @param away       who are, or were lately, outside of the province
 */
record Figures(int expected, int registered, int exceptions, int away) {

    static final Figures NONE = new Figures(0, 0, 0, 0);

    Figures plus(Figures other) {
        return new Figures(expected + other.expected, registered + other.registered, exceptions + other.exceptions, away + other.away);
    }
}
