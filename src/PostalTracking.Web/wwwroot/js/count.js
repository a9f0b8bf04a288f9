// The blind count: what is typed is added up at once, and Enter goes to the next field instead of sending half a count.
const form = document.querySelector("[data-count]");

if (form) {
  const fields = [...form.querySelectorAll("[data-kopecks]")];
  const money = new Intl.NumberFormat(form.dataset.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const written = (kopecks) => `${money.format(kopecks / 100)}\u00A0₽`;
  const sum = form.querySelector("[data-sum]");
  sum.parentElement.hidden = false;

  const add = () => {
    let all = 0;
    for (const field of fields) {
      const kopecks = /^\d{1,5}$/.test(field.value.trim()) ? Number(field.value) * Number(field.dataset.kopecks) : 0;
      field.parentElement.querySelector("output").textContent = kopecks > 0 ? written(kopecks) : "";
      all += kopecks;
    }

    sum.textContent = written(all);
  };

  form.addEventListener("input", add);
  form.addEventListener("keydown", (event) => {
    const place = fields.indexOf(event.target);
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (place < 0 || !step) {
      return;
    }

    event.preventDefault();
    const next = fields[place + step] ?? (step > 0 ? form.querySelector("[type=checkbox]") : event.target);
    next.focus();
    next.select?.();
  });
  add();
}
