/**
 * 疫情信息逐级报送: what is reported, how it climbs the reporting line level by level, and whether it was reported late, not at
 * all, or with inflated figures (notice, clause 2-7).
 */
package cn.baolei.reporting;
