package cn.baolei.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that would leave a file behind if what stands in models were run as code. {@code CODE} stands for an expression that
 * makes the file, {@code FILE} for the file's path, {@code CLASS} for the name of a class that makes one when it is made.
 *
 * @param name   what it tries
 * @param file   name of the resource
 * @param model  the resource's text
 */
record Payload(String name, String file, String model) {

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="payload">
              %s<process id="payload" name="载荷" isExecutable="%s" camunda:historyTimeToLive="1" %s>
                <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="step"/>
                %s
                <sequenceFlow id="b" sourceRef="step" targetRef="end"/><endEvent id="end"/>
              </process>
            </definitions>
            """;
    private static final String DMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d"
                namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="payload" name="载荷" camunda:historyTimeToLive="1">%s</decision>
            </definitions>
            """;

    static List<Payload> all() {
        return Stream.of(
                // Expressions in every place where a diagram may hold one.
                step("service task expression", "<serviceTask id='step' camunda:expression='CODE'/>"),
                step("service task delegate expression", "<serviceTask id='step' camunda:delegateExpression='CODE'/>"),
                step("result variable of an expression", "<serviceTask id='step' camunda:expression='CODE' camunda:resultVariable='x'/>"),
                step("send task", "<sendTask id='step' camunda:expression='CODE'/>"),
                step("business rule task with a computed table", "<businessRuleTask id='step' camunda:decisionRef='CODE'/>"),
                step("called element", "<callActivity id='step' calledElement='CODE'/>"),
                step("called process business key", "<callActivity id='step' calledElement='suspected-case'><extensionElements>"
                        + "<camunda:in businessKey='CODE'/></extensionElements></callActivity>"),
                step("variable handed to a called process", "<callActivity id='step' calledElement='suspected-case'><extensionElements>"
                        + "<camunda:in sourceExpression='CODE' target='x'/></extensionElements></callActivity>"),
                step("execution listener", "<task id='step'><extensionElements><camunda:executionListener event='start' expression='CODE'/>"
                        + "</extensionElements></task>"),
                step("execution listener by delegate expression", "<task id='step'><extensionElements>"
                        + "<camunda:executionListener event='start' delegateExpression='CODE'/></extensionElements></task>"),
                step("task listener", "<userTask id='step'><extensionElements><camunda:taskListener event='create' expression='CODE'/>"
                        + "</extensionElements></userTask>"),
                step("input parameter", "<task id='step'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>CODE"
                        + "</camunda:inputParameter></camunda:inputOutput></extensionElements></task>"),
                step("assignee", "<userTask id='step' camunda:assignee='CODE'/>"),
                step("candidate groups", "<userTask id='step' camunda:candidateGroups='CODE'/>"),
                step("name of a task", "<userTask id='step' name='CODE'/>"),
                step("due date", "<userTask id='step' camunda:dueDate='CODE'/>"),
                step("priority", "<userTask id='step' camunda:priority='CODE'/>"),
                step("form key", "<userTask id='step' camunda:formKey='CODE'/>"),
                step("form reference", "<userTask id='step' camunda:formRef='CODE' camunda:formRefBinding='latest'/>"),
                step("multi-instance collection", "<task id='step'><multiInstanceLoopCharacteristics camunda:collection='CODE'/></task>"),
                step("multi-instance completion condition", "<task id='step'><multiInstanceLoopCharacteristics><loopCardinality>2"
                        + "</loopCardinality><completionCondition xsi:type='tFormalExpression'>CODE</completionCondition>"
                        + "</multiInstanceLoopCharacteristics></task>"),
                step("condition of a flow", "<exclusiveGateway id='step' default='b'/><sequenceFlow id='c' sourceRef='step' targetRef='end'>"
                        + "<conditionExpression xsi:type='tFormalExpression'>CODE</conditionExpression></sequenceFlow>"),
                step("conditional event", "<intermediateCatchEvent id='step'><conditionalEventDefinition><condition xsi:type='tFormalExpression'>"
                        + "CODE</condition></conditionalEventDefinition></intermediateCatchEvent>"),
                step("timer", "<intermediateCatchEvent id='step'><timerEventDefinition><timeDuration xsi:type='tFormalExpression'>CODE"
                        + "</timeDuration></timerEventDefinition></intermediateCatchEvent>"),
                step("retry time cycle", "<task id='step' camunda:asyncBefore='true'><extensionElements><camunda:failedJobRetryTimeCycle>CODE"
                        + "</camunda:failedJobRetryTimeCycle></extensionElements></task>"),
                step("priority of a job", "<task id='step' camunda:asyncBefore='true' camunda:jobPriority='CODE'/>"),
                step("topic of an external task", "<serviceTask id='step' camunda:type='external' camunda:topic='CODE'/>"),
                model("name of a message", "<message id='m' name='CODE'/>", "true", "",
                        "<receiveTask id='step' messageRef='m'/>"),
                model("candidate starters", "", "true", "camunda:candidateStarterGroups='CODE'", "<task id='step'/>"),
                // Beans beyond the allow-list.
                step("bean of the application", "<serviceTask id='step' camunda:expression='${administrators.ensure()}'/>"),
                step("engine's services", "<serviceTask id='step' camunda:expression='${execution.getProcessEngineServices().getIdentityService()"
                        + ".deleteUser(\"qhedu.auditor\")}'/>"),
                // Scripts.
                step("script task", "<scriptTask id='step' scriptFormat='javascript'><script>new java.io.FileOutputStream('FILE')</script></scriptTask>"),
                step("script task with a JUEL script", "<scriptTask id='step' scriptFormat='juel'><script>CODE</script></scriptTask>"),
                step("script of a listener", "<task id='step'><extensionElements><camunda:executionListener event='start'>"
                        + "<camunda:script scriptFormat='groovy'>new File('FILE').createNewFile()</camunda:script>"
                        + "</camunda:executionListener></extensionElements></task>"),
                step("script of an input parameter", "<task id='step'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                        + "<camunda:script scriptFormat='javascript'>java.lang.Runtime.getRuntime().exec('touch FILE')</camunda:script>"
                        + "</camunda:inputParameter></camunda:inputOutput></extensionElements></task>"),
                step("script as a condition", "<exclusiveGateway id='step' default='b'/><sequenceFlow id='c' sourceRef='step' targetRef='end'>"
                        + "<conditionExpression xsi:type='tFormalExpression' language='groovy'>new File('FILE').createNewFile()"
                        + "</conditionExpression></sequenceFlow>"),
                // Classes, commands, connectors.
                step("class delegate", "<serviceTask id='step' camunda:class='CLASS'/>"),
                step("class of a listener", "<task id='step'><extensionElements><camunda:executionListener event='start' class='CLASS'/>"
                        + "</extensionElements></task>"),
                step("class of a task listener", "<userTask id='step'><extensionElements><camunda:taskListener event='create' class='CLASS'/>"
                        + "</extensionElements></userTask>"),
                step("form handler, made while the diagram is parsed", "<userTask id='step' camunda:formHandlerClass='CLASS'/>"),
                step("validator of a generated form", "<userTask id='step'><extensionElements><camunda:formData><camunda:formField id='x' type='string'"
                        + " defaultValue='CODE'><camunda:validation><camunda:constraint name='validator' config='CLASS'/></camunda:validation>"
                        + "</camunda:formField></camunda:formData></extensionElements></userTask>"),
                step("mapping of variables", "<callActivity id='step' calledElement='suspected-case' camunda:variableMappingClass='CLASS'/>"),
                step("shell task", "<serviceTask id='step' camunda:type='shell'><extensionElements><camunda:field name='command'><camunda:string>touch"
                        + "</camunda:string></camunda:field><camunda:field name='arg1'><camunda:string>FILE</camunda:string></camunda:field>"
                        + "</extensionElements></serviceTask>"),
                step("connector", "<serviceTask id='step'><extensionElements><camunda:connector><camunda:connectorId>http-connector"
                        + "</camunda:connectorId><camunda:inputOutput><camunda:inputParameter name='url'>CODE</camunda:inputParameter>"
                        + "</camunda:inputOutput></camunda:connector></extensionElements></serviceTask>"),
                // Beside executable diagrams.
                model("process that is not executable", "", "false", "camunda:candidateStarterGroups='CODE'",
                        "<scriptTask id='step' scriptFormat='javascript'><script>new java.io.FileOutputStream('FILE')</script></scriptTask>"),
                new Payload("external entity", "payload.bpmn", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"),
                new Payload("HTML form", "payload.html", "<form><script cam-script>fetch('/engine-rest/user')</script></form>"),
                new Payload("script file", "payload.groovy", "new File('FILE').createNewFile()"),
                // Decisions.
                cell("expression of a cell", "juel", "CODE"),
                cell("expression of a cell in FEEL", "feel", "{f: function(p) external {java: {class: \"java.io.FileOutputStream\","
                        + " method signature: \"write(java.lang.String)\"}}, r: f(\"FILE\")}.r"),
                cell("script of a cell", "javascript", "new java.io.FileOutputStream('FILE')"),
                cell("script of a cell in Groovy", "groovy", "new File('FILE').createNewFile()"),
                new Payload("literal expression", "payload.dmn", DMN.formatted("<variable id='v' name='v'/><literalExpression id='l'"
                        + " expressionLanguage='juel'><text>CODE</text></literalExpression>"))).toList();
    }

    /** Of a decision table with one rule that always fits. */
    private static Payload cell(String name, String language, String text) {
        return new Payload(name, "payload.dmn", DMN.formatted("<decisionTable id='t'><output id='o' name='o' typeRef='string'/><rule id='r'>"
                + "<outputEntry id='e' expressionLanguage='" + language + "'><text><![CDATA[" + text + "]]></text></outputEntry></rule></decisionTable>"));
    }

    private static Payload step(String name, String step) {
        return model(name, "", "true", "", step);
    }

    private static Payload model(String name, String before, String executable, String attributes, String step) {
        return new Payload(name, "payload.bpmn", BPMN.formatted(before, executable, attributes, step));
    }

    /** With what makes the canary's file. */
    String with(String code, String file, String type) {
        return model.replace("CODE", code.replace("'", model.contains("<text>CODE") || model.contains("CDATA") ? "'" : "&apos;")
                .replace("<", "&lt;")).replace("FILE", file).replace("CLASS", type);
    }

    @Override
    public String toString() {
        return name;
    }
}
