package cn.baolei.responsibility;

/**
 * 片区: what one member of the leadership answers for.
 *
 * @param organisation code of the subordinate organisation; empty for an area that is none (支部, 年级, 楼栋)
 * @param leader       user id; empty while nobody is named
 */
record Area(String name, String organisation, String leader) {
}
