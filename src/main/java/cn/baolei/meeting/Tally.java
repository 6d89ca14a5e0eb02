package cn.baolei.meeting;

/** How a vote went, in persons; whoever cast no ballot was absent. */
public record Tally(int eligible, int cast, int votesFor, int votesAgainst, int abstentions) {
}
