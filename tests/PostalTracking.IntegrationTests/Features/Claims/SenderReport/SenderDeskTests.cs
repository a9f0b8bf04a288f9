using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Senders;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Claims.SenderReport;

public sealed class SenderDeskTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly Dictionary<string, string> Label = new()
    {
        ["Payee"] = "Шулеров Шамиль Шамильевич",
        ["Phone"] = "8 (933) 765-43-21",
        ["TaxNumber"] = "500100732259",
        ["ReturnAddress"] = "Вологда, Нагорная, 17",
        ["Goods"] = "Перфоратор аккумуляторный Makita",
    };

    // What must not be found anywhere: what people typed, and what is left of it when spaces and signs are gone.
    private static readonly string[] Clear =
        ["Шулеров", "шулеров", "765-43-21", "9337654321", "500100732259", "Нагорная", "нагорная", "Перфоратор", "перфоратор", "Скорпионов", "sk@example.org"];

    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task A_consultant_enters_a_label_and_finds_it_masked_and_nowhere_in_clear()
    {
        using var consultant = await _app.SignInAsync("smirnov");
        var (number, _) = await _app.DeceivedAsync("desk-1");

        var entered = await consultant.PostFormAsync($"/desk/senders/traits/{number}", Label);

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        var page = await TextAsync(consultant, $"/desk/senders/traits/{number}");
        Assert.Contains("Ш*** Ш. Ш.", page, StringComparison.Ordinal);
        Assert.Contains("+7 *** ***-43-21", page, StringComparison.Ordinal);
        Assert.Contains("Подтверждён 1 обман", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Clear, word => page.Contains(word, StringComparison.Ordinal));
        await IsNowhereInClearAsync();
    }

    [Fact]
    public async Task A_mistyped_label_is_not_kept_and_says_what_is_wrong()
    {
        using var consultant = await _app.SignInAsync("smirnov");
        var number = await _app.ArrivedAsync(sender: "desk-2");

        var answer = await consultant.PostFormAsync($"/desk/senders/traits/{number}", new() { ["TaxNumber"] = "500100732250", ["Phone"] = "12" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("контрольные цифры не сходятся", page, StringComparison.Ordinal);
        Assert.Contains("Это не похоже на телефон", page, StringComparison.Ordinal);
        Assert.Contains("value=\"500100732250\"", page, StringComparison.Ordinal);
        Assert.Equal(0L, await _app.ValueAsync<long>("select count(*) from sender_sighting where track_number = $1", number));
        Assert.Equal(HttpStatusCode.NotFound, (await consultant.GetAsync(
            new Uri("/desk/senders/traits/ZA999999999HK", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_senior_joins_two_senders_undoes_it_and_cuts_a_trait_always_with_a_reason()
    {
        using var senior = await _app.SignInAsync("volkova");
        var phone = SeenSenders.Nothing with { Phone = "79337000003", ReturnAddress = "Омск, Мира, 3" };
        var (one, _) = await _app.DeceivedAsync("desk-3");
        var (other, _) = await _app.DeceivedAsync("desk-4");
        var (first, second) = (await _app.SeeAsync(one, phone), await _app.SeeAsync(other, phone with { Phone = null }));
        Assert.NotEqual(first, second);
        Assert.Contains("тот же обратный адрес", await TextAsync(senior, $"/desk/senders/{first}"), StringComparison.Ordinal);

        var without = await senior.PostFormAsync($"/desk/senders/{first}", new() { ["Other"] = $"{second}" }, $"/desk/senders/{first}?handler=Join");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);

        await ActAsync(senior, first, "Join", new() { ["Other"] = $"{second}", ["Reason"] = "Одинаковые коробки" });
        var joined = await _app.IdentityAsync(one);
        Assert.Equal(joined, await _app.IdentityAsync(other));
        var page = await TextAsync(senior, $"/desk/senders/{joined}");
        Assert.Contains("Подтверждены 2 обмана", page, StringComparison.Ordinal);
        Assert.Contains("Одинаковые коробки", page, StringComparison.Ordinal);
        var gone = joined == first ? second : first;
        Assert.Equal($"/desk/senders/{joined}", (await senior.GetAsync(
            new Uri($"/desk/senders/{gone}", UriKind.Relative), TestContext.Current.CancellationToken)).Headers.Location?.OriginalString);

        await ActAsync(senior, joined, "Undo", new() { ["Decision"] = Value(page, "Decision"), ["Reason"] = "Ошибка" });
        Assert.NotEqual(await _app.IdentityAsync(one), await _app.IdentityAsync(other));

        var third = await _app.ArrivedAsync(sender: "desk-5");
        await _app.SeeAsync(third, phone);
        var identity = await _app.IdentityAsync(one);
        Assert.Equal(identity, await _app.IdentityAsync(third));
        var trait = await _app.ValueAsync<int>("select id from sender_trait where kind = 3 and identity_id = $1", identity);
        await ActAsync(senior, identity, "Cut", new() { ["Trait"] = $"{trait}", ["Reason"] = "Телефон доставки" });
        Assert.NotEqual(await _app.IdentityAsync(one), await _app.IdentityAsync(third));

        var acts = await _app.ValueAsync<string[]>(
            "select array_agg(action order by id) from audit_entry where action like 'sender.%' and action <> 'sender.read' and action <> 'sender.traits-entered'");
        Assert.Equal(["sender.joined", "sender.decision-undone", "sender.trait-cut"], acts.Where(act => !act.Contains("appeal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_sender_objects_and_a_senior_grants_it_and_the_warning_is_gone()
    {
        var (_, claim) = await _app.DeceivedAsync("desk-6");
        using var sender = _app.Client(keepsCookies: true);
        var sent = await sender.PostFormAsync("/senders/appeal", new()
        {
            ["About"] = claim,
            ["Name"] = "Скорпионов С. С.",
            ["Contact"] = "sk@example.org",
            ["Text"] = "Я отправил то, что заказали, вот чек и снимки.",
        });
        Assert.Equal("/senders/appeal?sent=true", sent.Headers.Location?.OriginalString);

        using var senior = await _app.SignInAsync("volkova");
        var list = await TextAsync(senior, "/desk/senders");
        var appeal = await _app.ValueAsync<Guid>("select id from sender_appeal where about = $1", claim);
        var address = $"/desk/senders/appeals/{appeal}";
        Assert.Contains(address, list, StringComparison.Ordinal);
        var page = await TextAsync(senior, address);
        Assert.Contains("Скорпионов С. С.", page, StringComparison.Ordinal);
        Assert.Contains("вот чек и снимки", page, StringComparison.Ordinal);

        var granted = await senior.PostFormAsync(address, new() { ["Grant"] = "true", ["Claims"] = claim, ["Reason"] = "Чек убедил." });
        Assert.Equal(HttpStatusCode.Redirect, granted.StatusCode);
        Assert.Equal(0L, await _app.ValueAsync<long>("select count(*) from sender_fraud where claim_number = $1 and withdrawn_at is null", claim));
        Assert.Contains("Чек убедил.", await TextAsync(senior, address), StringComparison.Ordinal);
        await IsNowhereInClearAsync();
    }

    [Fact]
    public async Task Whoever_decided_a_claim_does_not_judge_the_objection_to_it()
    {
        var (_, claim) = await _app.DeceivedAsync("desk-7");
        using var senior = await _app.SignInAsync("volkova");
        await _app.SetAsync("update claim set decided_by = $2 where claim_number = $1", claim, Protection.Staff.Of("volkova").Id);
        using var sender = _app.Client(keepsCookies: true);
        await sender.PostFormAsync("/senders/appeal", new()
        {
            ["About"] = claim,
            ["Name"] = "Скорпионов",
            ["Contact"] = "sk@example.org",
            ["Text"] = "Я отправил то, что заказали.",
        });
        var id = await _app.ValueAsync<Guid>("select id from sender_appeal where about = $1", claim);

        var refused = await senior.PostFormAsync($"/desk/senders/appeals/{id}", new() { ["Grant"] = "true", ["Claims"] = claim, ["Reason"] = "Да" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(1L, await _app.ValueAsync<long>("select count(*) from sender_fraud where claim_number = $1 and withdrawn_at is null", claim));
    }

    [Fact]
    public async Task A_sender_is_found_by_what_stands_on_the_label_without_it_in_the_address()
    {
        using var senior = await _app.SignInAsync("volkova");
        var (number, claim) = await _app.DeceivedAsync("desk-8");
        var identity = await _app.SeeAsync(number, SeenSenders.Nothing with { Phone = "79338000008" });

        foreach (var typed in new[] { "8 933 800-00-08", number, claim, "desk-8" })
        {
            var found = await senior.PostFormAsync("/desk/senders", new() { ["Find"] = typed }, "/desk/senders?handler=Find");
            Assert.Equal($"/desk/senders/{identity}", found.Headers.Location?.OriginalString);
        }
    }

    private static async Task ActAsync(HttpClient senior, Guid sender, string handler, Dictionary<string, string> fields)
    {
        var answer = await senior.PostFormAsync($"/desk/senders/{sender}", fields, $"/desk/senders/{sender}?handler={handler}");
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Value(string page, string field) => Regex.Match(page, $"name=\"{field}\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // Every row of every table as text, and the log.
    private async Task IsNowhereInClearAsync()
    {
        var tables = await _app.ValueAsync<string[]>(
            """
            select array_agg(quote_ident(relname)) from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('office', 'region', 'country', 'carrier_code')
            """);
        foreach (var table in tables)
        {
            Assert.Equal((table, 0L), (table, await _app.ValueAsync<long>(
                $"select count(*) from {table} t, unnest($1) as word where t::text like '%' || word || '%'", [Clear])));
        }

        var log = await _app.LogAsync();
        Assert.DoesNotContain(Clear, word => log.Contains(word, StringComparison.Ordinal));
    }
}
