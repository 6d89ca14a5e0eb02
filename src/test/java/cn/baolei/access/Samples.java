package cn.baolei.access;

import cn.baolei.access.Routes.Route;
import cn.baolei.process.ForeignCases;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real values for the parameters of every route, taken out of a case of another organisation. */
final class Samples {

    /** @param real path with real ids. @param fake the same with ids that do not exist. @param ids real id → what stands for it */
    record Filled(String real, String fake, Map<String, String> ids) {
    }

    private static final Pattern PARAMETER = Pattern.compile("([^/{}]+)/\\{([\\w-]+)}");

    /** By what stands before the parameter in the path: where to find the id of a row of the case. */
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("task", "select id_ from act_ru_task where proc_inst_id_ = ?"),
            Map.entry("tasks", "select id_ from act_ru_task where proc_inst_id_ = ?"),
            Map.entry("contacts", "select id_ from act_ru_task where proc_inst_id_ = ?"),
            Map.entry("process-instance", "select proc_inst_id_ from act_hi_procinst where proc_inst_id_ = ?"),
            Map.entry("instances", "select proc_inst_id_ from act_hi_procinst where proc_inst_id_ = ?"),
            Map.entry("matters", "select proc_inst_id_ from act_hi_procinst where proc_inst_id_ = ?"),
            Map.entry("subordinates", "select proc_inst_id_ from act_hi_procinst where proc_inst_id_ = ?"),
            Map.entry("execution", "select id_ from act_ru_execution where proc_inst_id_ = ? and parent_id_ is not null"),
            Map.entry("activity-instances", "select id_ from act_hi_actinst where proc_inst_id_ = ?"),
            Map.entry("activity-instance", "select id_ from act_hi_actinst where proc_inst_id_ = ?"),
            Map.entry("variable-instance", "select id_ from act_hi_varinst where proc_inst_id_ = ?"),
            Map.entry("detail", "select id_ from act_hi_detail where proc_inst_id_ = ?"),
            Map.entry("job", "select id_ from act_ru_job where process_instance_id_ = ?"),
            Map.entry("job-log", "select id_ from act_hi_job_log where process_instance_id_ = ?"),
            Map.entry("incident", "select id_ from act_ru_incident where proc_inst_id_ = ?"),
            Map.entry("decision-instance", "select id_ from act_hi_decinst where proc_inst_id_ = ?"),
            Map.entry("user-operation", "select operation_id_ from act_hi_op_log where proc_inst_id_ = ?"),
            Map.entry("filter", "select id_ from act_ru_filter where owner_ is not null and ? is not null"),
            Map.entry("batch", "select id_ from act_hi_batch where ? is not null"),
            Map.entry("cases", "select business_key_ from act_hi_procinst where proc_inst_id_ = ?"),
            Map.entry("attachments", "select id::text from attachment where process_instance = ?"),
            Map.entry("inbox", "select id::text from notification where case_number ="
                    + " (select business_key_ from act_hi_procinst where proc_inst_id_ = ?)"),
            Map.entry("leave", "select id::text from official_leave where ? is not null"),
            Map.entry("leaves", "select id::text from official_leave where ? is not null"),
            Map.entry("reorganisations", "select id::text from reorganisation where ? is not null"),
            Map.entry("undo", "select id::text from reorganisation where ? is not null"),
            Map.entry("import", "select id::text from roster_upload where ? is not null"),
            Map.entry("imports", "select id::text from roster_upload where ? is not null"),
            Map.entry("shifts", "select id::text from duty_shift where ? is not null"),
            Map.entry("holds", "select id::text from case_hold where ? is not null"),
            Map.entry("certificates", "select year || '-' || ordinal from destruction_certificate where ? is not null"),
            Map.entry("exports", "select id::text from audit_export where ? is not null"),
            Map.entry("notices", "select id::text from public_notice where process_instance = ?"));

    /** Parameters that name no row of a case. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("key", "suspected-case"), Map.entry("name", "default"), Map.entry("engineName", "default"), Map.entry("engine", "default"),
            Map.entry("appName", "tasklist"), Map.entry("varId", "personName"), Map.entry("varName", "personName"),
            Map.entry("tenant-id", "test-tenant"), Map.entry("tenantId", "test-tenant"), Map.entry("userId", "test-victim"),
            Map.entry("groupId", "test-group"), Map.entry("processEngineName", "default"), Map.entry("messageName", "joint-reply-received"));

    /** Parameters whose name alone says whose they are. */
    private static final Map<String, String> OWN = Map.of(
            "taskId", "select id_ from act_ru_task where proc_inst_id_ = ?",
            "caseNumber", "select business_key_ from act_hi_procinst where proc_inst_id_ = ?",
            "round", "select number from screening_round where ? is not null",
            "organisation", "select organisation from screening_unit where ? is not null",
            "person", "select id::text from screening_person where ? is not null");

    /** Resources of models, of which nothing is secret, and of what this application does not use: any id will do. */
    private static final Set<String> MODELS = Set.of("deployment", "deployments", "migrations", "process-definition", "decision-definition",
            "decision-requirements-definition", "case-definition", "case-instance", "case-execution", "external-task", "job-definition",
            "migration", "modification", "authorization", "metrics", "statistics", "cleanable-process-instance-report", "resources",
            "comment", "attachment", "variables", "localVariables", "messageSubscriptions", "case-activity-instance", "plugin", "static",
            "external-task-log", "variables-async", "event-subscription", "members", "telemetry");

    private static final String MISSING = "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f";

    /** Resources that belong to no case: what is put there may be anything, so that nothing real is lost. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("user", "test-victim"), Map.entry("people", "test-victim"), Map.entry("officials", "test-victim"), Map.entry("group", "test-group"), Map.entry("tenant", "test-tenant"));

    private final ForeignCases cases;
    private final String instance;
    private final Map<String, String> found = new HashMap<>();

    Samples(ForeignCases cases, String instance) {
        this.cases = cases;
        this.instance = instance;
    }

    /** Empty when no value is known for a parameter. */
    Optional<Filled> fill(Route route) {
        String real = route.path();
        String fake = route.path();
        Map<String, String> ids = new LinkedHashMap<>();
        for (Matcher parameter = PARAMETER.matcher(real); parameter.find(); parameter = PARAMETER.matcher(real)) {
            String holder = parameter.group(1);
            String name = parameter.group(2);
            String value = WORDS.get(name);
            String other = value;
            if (value == null && ELSEWHERE.containsKey(holder)) {
                value = ELSEWHERE.get(holder);
                other = value;
            } else if (value == null && (ROWS.containsKey(holder) || OWN.containsKey(name))) {
                String sql = OWN.getOrDefault(name, ROWS.get(holder));
                value = found.computeIfAbsent(sql, query -> Optional.ofNullable(cases.one(query, instance)).orElse(MISSING));
                other = unlike(value);
                ids.put(value, other);
            } else if (value == null && MODELS.contains(holder)) {
                value = MISSING;
                other = MISSING;
            }
            if (value == null) {
                return Optional.empty();
            }
            String whole = "{" + name + "}";
            real = replaceFirst(real, whole, value);
            fake = replaceFirst(fake, whole, other);
        }
        return real.contains("{") ? Optional.empty() : Optional.of(new Filled(real, fake, ids));
    }

    private static String replaceFirst(String text, String what, String by) {
        int at = text.indexOf(what);
        return text.substring(0, at) + by + text.substring(at + what.length());
    }

    /** Of the same shape, and nobody's. */
    private static String unlike(String id) {
        return id.matches("\\d+") ? "999" + id : id.matches("[0-9a-f-]{36}") ? "00000000-0000-4000-8000-" + id.substring(24) : id + "9";
    }
}
