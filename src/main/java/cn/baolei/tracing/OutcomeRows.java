package cn.baolei.tracing;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What became of everybody, as the tables of the closing forms show it. */
@Component
class OutcomeRows {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);
    private static final Map<String, String> OUTCOMES =
            Map.of("released", "已解除", "symptomatic", "出现症状，转疑似病例处置", "ended", "提前结束");

    private final OrganisationDirectory directory;

    OutcomeRows(OrganisationDirectory directory) {
        this.directory = directory;
    }

    List<Map<String, Object>> contacts(List<Map<String, Object>> own, Map<Integer, OutcomeTable.Outcome> outcomes) {
        return own.stream().map(contact -> {
            OutcomeTable.Outcome outcome = outcomes.get(((Number) contact.get("no")).intValue());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("no", contact.get("no"));
            row.put("name", contact.get("name"));
            row.put("unit", contact.get("unit"));
            row.put("outcome", outcome == null ? "" : OUTCOMES.get(outcome.code()));
            row.put("releasedAt", outcome == null ? "" : shown(outcome.releasedAt()));
            return row;
        }).toList();
    }

    List<Map<String, Object>> handovers(List<HandoverTable.State> states) {
        return states.stream().map(state -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("organisation", directory.get(state.toOrganisation()).name());
            row.put("contactCount", state.contactCount());
            row.put("state", progress(state));
            row.put("handedOverAt", shown(state.handedOverAt()));
            row.put("acceptedAt", shown(state.acceptedAt()));
            row.put("returnedCount", state.returnedCount());
            row.put("releasedCount", state.releasedCount());
            row.put("symptomaticCount", state.symptomaticCount());
            row.put("endedCount", state.endedCount());
            row.put("closedAt", shown(state.closedAt()));
            return row;
        }).toList();
    }

    private static String progress(HandoverTable.State state) {
        if (state.returnedCount() == state.contactCount()) {
            return "全部退回";
        }
        if (state.closedAt() != null) {
            return "已反馈结果";
        }
        return state.acceptedAt() == null ? "待签收" : "已签收";
    }

    private static String shown(Instant moment) {
        return moment == null ? "" : SHOWN.format(moment);
    }
}
