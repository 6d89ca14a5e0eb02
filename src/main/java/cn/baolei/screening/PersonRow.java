package cn.baolei.screening;

import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.SheetDate;
import cn.baolei.sheet.SheetRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One row of text: turned into a person, or said what is wrong with it. */
class PersonRow {

    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}");
    private static final Pattern TEMPERATURE = Pattern.compile("\\d{2}(\\.\\d)?");
    private static final BigDecimal LOWEST = BigDecimal.valueOf(34);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(43);
    /** 《诊疗方案（试行第四版）》, also in the decision table case-classification. */
    private static final BigDecimal FEVER = BigDecimal.valueOf(37.3);

    private final int number;
    private final Function<PersonColumn, String> cells;
    private final LocalDate today;
    private final List<RowFault> faults = new ArrayList<>();

    /** @param today the last day that may be written */
    PersonRow(int number, Function<PersonColumn, String> cells, LocalDate today) {
        this.number = number;
        this.cells = cells;
        this.today = today;
    }

    /** @param found receives what is wrong; empty result then */
    Optional<ScreenedPerson> read(List<RowFault> found) {
        for (PersonColumn column : PersonColumn.values()) {
            String text = cell(column);
            if (text.equals(SheetRow.FORMULA)) {
                fault(column, "不能填写公式，请改为文字或者数值");
            } else if (text.isEmpty() && column.isRequired()) {
                fault(column, "未填写");
            } else if (text.length() > column.maxLength()) {
                fault(column, "超过 " + column.maxLength() + " 个字");
            } else if (text.chars().anyMatch(Character::isISOControl)) {
                fault(column, "含有换行等不可见字符");
            }
        }
        // Reading the cells together finds what no cell shows alone.
        ScreenedPerson person = faults.isEmpty() ? person() : null;
        found.addAll(faults);
        return faults.isEmpty() ? Optional.of(person) : Optional.empty();
    }

    private ScreenedPerson person() {
        Health health = chosen(PersonColumn.HEALTH, Health::ofLabel, Health.NORMAL, "只能填写正常、发热、咳嗽气促、有接触史或者其他不适");
        Travel travel = chosen(PersonColumn.TRAVEL, Travel::ofLabel, Travel.NONE, "只能填写未出省、在省外或者已返回");
        PersonCategory category = chosen(PersonColumn.CATEGORY, PersonCategory::ofLabel, PersonCategory.STUDENT, "只能填写学生、教师或者职工");
        BigDecimal temperature = temperature();
        LocalDate returnedOn = date(PersonColumn.RETURNED_ON);
        LocalDate bornOn = date(PersonColumn.BIRTH_DATE);
        boolean untreated = cell(PersonColumn.TREATMENT).equals(PersonColumn.LEAVE);
        check(untreated || cell(PersonColumn.TREATMENT).isEmpty() || cell(PersonColumn.TREATMENT).equals(PersonColumn.TREAT),
                PersonColumn.TREATMENT, "只能填写处置或者不处置");
        check(cell(PersonColumn.PHONE).isEmpty() || PHONE.matcher(cell(PersonColumn.PHONE)).matches(),
                PersonColumn.PHONE, "应为11位手机号码，或者带区号的固定电话号码");
        if (health != Health.NORMAL || travel != Travel.NONE) {
            require(PersonColumn.PHONE, "异常人员和出省人员须填写");
        }
        if (health != Health.NORMAL) {
            require(PersonColumn.TEMPERATURE, "异常人员须填写");
            require(PersonColumn.LOCATION, "异常人员须填写");
        }
        check(health != Health.NORMAL || temperature == null || temperature.compareTo(FEVER) < 0,
                PersonColumn.HEALTH, "体温达到37.3℃的，不能填写正常");
        if (travel != Travel.NONE) {
            require(PersonColumn.TRAVEL_PLACE, "出省人员须填写");
        }
        check((travel == Travel.RETURNED) != cell(PersonColumn.RETURNED_ON).isEmpty(),
                PersonColumn.RETURNED_ON, travel == Travel.RETURNED ? "已返回的须填写" : "只有已返回的填写");
        if (untreated) {
            require(PersonColumn.NOTE, "不处置的须说明理由");
        }
        return new ScreenedPerson(identity(bornOn), cell(PersonColumn.NAME), category, cell(PersonColumn.DEPARTMENT),
                cell(PersonColumn.PHONE), temperature, health, travel, cell(PersonColumn.TRAVEL_PLACE), returnedOn,
                cell(PersonColumn.LOCATION), untreated, cell(PersonColumn.KNOWN_CASE), cell(PersonColumn.NOTE));
    }

    private String identity(LocalDate bornOn) {
        String identityNumber = cell(PersonColumn.IDENTITY_NUMBER);
        if (identityNumber.isEmpty()) {
            check(!cell(PersonColumn.BIRTH_DATE).isEmpty(), PersonColumn.IDENTITY_NUMBER, "身份证件号码和出生日期至少填写一项");
            return String.join("|", cell(PersonColumn.NAME), cell(PersonColumn.DEPARTMENT), String.valueOf(bornOn));
        }
        check(IdentityNumber.isValid(identityNumber), PersonColumn.IDENTITY_NUMBER, "号码有误，应为18位居民身份证号码");
        return identityNumber.toUpperCase();
    }

    private BigDecimal temperature() {
        String text = cell(PersonColumn.TEMPERATURE);
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal temperature = TEMPERATURE.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
        check(temperature.compareTo(LOWEST) >= 0 && temperature.compareTo(HIGHEST) <= 0,
                PersonColumn.TEMPERATURE, "应在34到43之间，最多一位小数");
        return temperature;
    }

    private LocalDate date(PersonColumn column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        Optional<LocalDate> date = SheetDate.of(text);
        check(date.isPresent(), column, "应为日期，如 2020-01-30");
        check(date.isEmpty() || !date.get().isAfter(today), column, "晚于今天");
        return date.orElse(null);
    }

    private <T> T chosen(PersonColumn column, Function<String, Optional<T>> words, T otherwise, String reason) {
        String text = cell(column);
        Optional<T> word = words.apply(text);
        check(text.isEmpty() || word.isPresent(), column, reason);
        return word.orElse(otherwise);
    }

    private void require(PersonColumn column, String reason) {
        check(!cell(column).isEmpty(), column, reason);
    }

    private void check(boolean holds, PersonColumn column, String reason) {
        if (!holds) {
            fault(column, reason);
        }
    }

    private void fault(PersonColumn column, String reason) {
        faults.add(new RowFault(number, column.title(), reason));
    }

    private String cell(PersonColumn column) {
        return cells.apply(column);
    }
}
