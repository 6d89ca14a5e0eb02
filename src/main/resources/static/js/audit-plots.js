/* Plots of the table below them, which says the same. Whatever is chosen in a plot opens the cases that the table links to. */
(function () {
  'use strict';

  const box = document.getElementById('plot');
  const rows = Array.from(document.querySelectorAll('#figures [data-row]'));
  const plot = window.echarts.init(box, null, { renderer: 'svg' });
  const text = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  const still = { animation: false, textStyle: text, aria: { enabled: true } };

  function linkOf(row, measure) {
    const link = row.querySelector(`[data-measure=${measure}]`);
    return link && link.href ? link.href : row.querySelector('a').href;
  }

  function go(row, measure) {
    window.location.assign(linkOf(row, measure));
  }

  /** One bar for each organisation. */
  function bars(measure) {
    const label = document.querySelector(`input[name=shown][value=${measure}]`).dataset.axis;
    box.style.height = `${Math.max(rows.length * 34 + 70, 160)}px`;
    plot.resize();
    plot.setOption({
      ...still,
      grid: { left: 8, right: 64, top: 8, bottom: 36, containLabel: true },
      xAxis: { type: 'value', name: label, nameLocation: 'middle', nameGap: 28, min: 0 },
      yAxis: {
        type: 'category', inverse: true, data: rows.map(row => row.dataset.name),
        axisLabel: { width: Math.min(box.clientWidth * 0.4, 260), overflow: 'truncate' }
      },
      tooltip: { trigger: 'item', renderMode: 'richText', formatter: bar => `${bar.name}：${bar.data.shown}` },
      series: [{
        type: 'bar', barMaxWidth: 22, itemStyle: { color: '#8c1c13' }, label: { show: true, position: 'right', formatter: bar => bar.data.shown },
        data: rows.map(row => {
          const figure = row.querySelector(`[data-measure=${measure}]`);
          return { value: figure.dataset.value === '' ? 0 : Number(figure.dataset.value), shown: figure.textContent.trim() };
        })
      }]
    }, true);
  }

  /** Days of the whole period; those without a row had nothing. */
  function lines() {
    const byDay = new Map(rows.map(row => [row.dataset.row, row]));
    const days = [];
    for (let day = new Date(box.dataset.from + 'T00:00:00Z'), last = new Date(box.dataset.to + 'T00:00:00Z'); day <= last;
      day.setUTCDate(day.getUTCDate() + 1)) {
      days.push(day.toISOString().slice(0, 10));
    }
    const series = [['started', '发起', '#1f4e8c', 'solid', 'circle'], ['finished', '其中已办结', '#1a7431', 'dashed', 'rect'],
      ['late', '其中有超期', '#b3261e', 'dotted', 'triangle']];
    plot.setOption({
      ...still,
      grid: { left: 8, right: 24, top: 44, bottom: 8, containLabel: true },
      legend: { top: 4 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: days },
      yAxis: { type: 'value', name: '件', minInterval: 1 },
      series: series.map(([measure, name, colour, dash, symbol]) => ({
        id: measure, name, type: 'line', color: colour, lineStyle: { type: dash }, symbol, symbolSize: 7, showSymbol: days.length <= 62,
        triggerLineEvent: false,
        data: days.map(day => byDay.has(day) ? Number(byDay.get(day).querySelector(`[data-measure=${measure}]`).dataset.value) : 0)
      }))
    });
    plot.on('click', point => byDay.has(point.name) && go(byDay.get(point.name), point.seriesId));
  }

  if (box.dataset.plot === 'days') {
    lines();
  } else {
    let measure;
    window.Measures.follow(chosen => {
      measure = chosen;
      bars(chosen);
    });
    plot.on('click', bar => go(rows[bar.dataIndex], measure));
  }
  window.addEventListener('resize', () => plot.resize());
  window.addEventListener('beforeprint', () => plot.resize());
  box.dataset.ready = 'true';
}());
