// What a receipt says, in the words of the page. Everything in it is text, whoever wrote it.
const language = document.documentElement.lang;
const fill = (text, ...values) => values.reduce((rest, value, i) => rest.replaceAll(`{${i}}`, () => value), text);

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text ?? "";
  made.className = className ?? "";
  return made;
}

const grouped = (number) => number
  .replace(/^([A-Z]{2})(\d{4})(\d{4})(\d)([A-Z]{2})$/, "$1 $2 $3 $4 $5")
  .replace(/^(\d{6})(\d{2})(\d{5})(\d)$/, "$1 $2 $3 $4")
  .replace(/^[^ ]+$/, (whole) => whole.match(/.{1,4}/g).join(" "));

// By the clock of the place where it is known, else in UTC; the year and the offset always stand.
function moment(words, text, local) {
  const [, wall, sign, hours, minutes] = /^(.{16}).*?(?:([+-])(\d\d):(\d\d))$/.exec(local ?? "") ?? [undefined, text.slice(0, 16)];
  const at = new Date(`${wall}:00Z`);
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, form).format(at)
    .replace(/\sг\.$/, "").replaceAll(" ", "\u00A0");
  const isUtc = !sign || (hours === "00" && minutes === "00");
  const offset = isUtc ? "" : `${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
  return fill(words.Moment, day, wall.slice(11), `UTC${offset}`);
}

function placeOf({ country, postalCode, name }) {
  const named = country && (new Intl.DisplayNames([language], { type: "region", fallback: "code" }).of(country));
  return [[postalCode, name].filter(Boolean).join(" "), named].filter(Boolean).join(", ");
}

function lines(claims, words) {
  const place = claims.place && placeOf(claims.place);
  const at = moment(words, claims.receivedAt, claims.receivedAtLocal);
  const status = words[`Status.${claims.status}`] ?? claims.status;
  const lead = words[`Lead.${claims.status}${place ? ".Place" : ""}`];
  return {
    lead: lead ? fill(lead, grouped(claims.sub).replaceAll(" ", "\u00A0"), at, place) : `${grouped(claims.sub)}: ${status}`,
    rows: [
      ["Number", [claims.sub, ...claims.otherNumbers ?? []].map(grouped).join(", ")],
      ["Status", status],
      ["ReceivedAt", at],
      ["Place", place],
      ["Service", words[`Service.${claims.service}`]],
      ["DispatchedAt", claims.dispatchedAt && moment(words, claims.dispatchedAt)],
      ["ArrivedAt", claims.arrivedAt && moment(words, claims.arrivedAt)],
      ["Sources", claims.sources.map(({ carrier, code }) => fill(words.Source, words[`Carrier.${carrier}`] ?? carrier, code)).join("; ")],
      ["Issuer", claims.iss],
      ["IssuedAt", moment(words, new Date(claims.iat * 1000).toISOString())],
      ["Jti", claims.jti],
    ].filter(([, value]) => value),
  };
}

/** @returns {HTMLElement[]} the outcome, and of a right receipt what it says */
export function tell({ outcome, tone, text, claims }, words) {
  const note = element("section", "", `note tone-${tone}`);
  note.append(element("h2", words[`${outcome}.Title`], "note-title"), element("p", words[text ?? `${outcome}.Text`]));
  if (!claims) {
    return [note];
  }

  const { lead, rows } = lines(claims, words);
  const card = element("section", "", "card");
  const list = element("dl", "", "receipt");
  list.append(...rows.map(([key, value]) => {
    const row = element("div");
    const said = element("dd", value);
    said.dataset.name = "";
    row.append(element("dt", words[`Row.${key}`]), said);
    return row;
  }));
  card.append(element("h2", lead, "receipt-lead"), list);
  return [note, card];
}
