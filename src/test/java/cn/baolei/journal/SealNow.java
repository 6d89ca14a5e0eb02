package cn.baolei.journal;

import org.springframework.beans.factory.BeanFactory;

/** For tests elsewhere, where nothing seals by itself. */
public final class SealNow {

    private SealNow() {
    }

    public static void everything(BeanFactory beans) {
        beans.getBean(Sealing.class).sealAll();
    }
}
