using System.Globalization;
using System.Net;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Desk.Bulk;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Claims.Desk;

public sealed class CaseTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task A_decision_on_what_has_changed_meanwhile_is_not_made_and_what_was_typed_stays()
    {
        var number = await house.ClaimAsync(21_001, 5);
        var claim = await house.App.ReadAsync(number);
        var form = Typed(claim, new() { ["Form.To"] = "Approved", ["Form.Reason"] = "FraudConfirmed", ["Form.Text"] = "Всё верно, платим." });
        await house.App.MoveAsync(number, new(ClaimStatus.OnHold, ClaimReason.CourtOrPolice, "Ждём полицию."));

        using var refused = await SendAsync("smirnov", number, "Move", form);
        var page = await TextAsync(refused);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Пока вы писали, обращение изменили", page, StringComparison.Ordinal);
        Assert.Contains("«Ждём полицию.»", page, StringComparison.Ordinal);
        Assert.Contains("Всё верно, платим.", page, StringComparison.Ordinal);
        Assert.Equal(ClaimStatus.OnHold, (await house.App.ReadAsync(number)).Status);
    }

    [Fact]
    public async Task A_consultant_takes_asks_waives_writes_and_decides_on_one_page()
    {
        var number = await house.ClaimAsync(21_002, 5);
        await DoneAsync("smirnov", number, "Take", []);
        Assert.Equal(Web.Hosting.DemoMode.Consultant, (await house.App.ReadAsync(number)).AssigneeId);

        await DoneAsync("smirnov", number, "Move", new()
        {
            ["Form.To"] = "EvidenceRequested",
            ["Form.Reason"] = "DocumentNeeded",
            ["Form.Kinds"] = "Correspondence",
            ["Form.Notes[Correspondence]"] = "что обещал продавец",
        });
        Assert.Equal(ClaimSide.Customer, (await house.App.ReadAsync(number)).Turn);
        Assert.Contains("что обещал продавец", await house.PageAsync("smirnov", $"/desk/{number}"), StringComparison.Ordinal);

        await DoneAsync("smirnov", number, "Waive", new() { ["Form.Kind"] = "Correspondence" });
        await DoneAsync("smirnov", number, "Write", new() { ["Form.Text"] = "Только для нас", ["Form.IsNote"] = "true" });
        await DoneAsync("smirnov", number, "Move", new() { ["Form.To"] = "InReview" });
        await DoneAsync("smirnov", number, "Move", new()
        {
            ["Form.To"] = "PartlyApproved",
            ["Form.Reason"] = "PartShown",
            ["Form.Amount"] = "750,50",
        });
        Assert.Equal(750_50, (await house.App.ReadAsync(number)).AmountApproved);
        Assert.Contains("Только для нас", await house.PageAsync("smirnov", $"/desk/{number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_rule_or_the_table_stands_against_is_said_and_nothing_is_lost()
    {
        var number = await house.ClaimAsync(21_003, 5);
        using var noReason = await SendAsync("smirnov", number, "Move", Typed(
            await house.App.ReadAsync(number), new() { ["Form.To"] = "Rejected", ["Form.Text"] = "Не входит в защиту." }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        Assert.Contains("Не входит в защиту.", await TextAsync(noReason), StringComparison.Ordinal);

        using var forbidden = await SendAsync("smirnov", number, "Move", Typed(await house.App.ReadAsync(number), new() { ["Form.To"] = "Closed" }));
        Assert.Equal(HttpStatusCode.Conflict, forbidden.StatusCode);
        Assert.Contains("«Одобрено»", await TextAsync(forbidden), StringComparison.Ordinal);

        using var nonsense = await SendAsync("smirnov", number, "Move", new() { ["Form.To"] = "Nowhere", ["Form.Version"] = "many" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.StatusCode);
    }

    [Fact]
    public async Task A_visit_is_written_down_once_and_the_telephone_is_shown_only_to_whoever_asks()
    {
        var number = await house.ClaimAsync(21_004, 5, phone: "79101112233");
        var first = await house.PageAsync("volkova", $"/desk/{number}");
        await house.PageAsync("volkova", $"/desk/{number}");
        Assert.DoesNotContain("111-22-33", first, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(number, AuditActions.ClaimRead));

        using var shown = await SendAsync("volkova", number, "Contact", []);
        Assert.Contains("+7 910 111-22-33", await TextAsync(shown), StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(number, AuditActions.ClaimContactRead));
    }

    [Fact]
    public async Task A_case_costs_the_same_statements_however_long_its_story_is()
    {
        var number = await house.ClaimAsync(21_005, 5);
        var consultant = await house.ComeAsync("smirnov");
        await house.PageAsync("smirnov", $"/desk/{number}");
        const int Now = 5;
        var brief = await Statements.CountAsync(consultant, $"/desk/{number}");
        for (var i = 0; i < 15; i++)
        {
            await DoneAsync("smirnov", number, "Write", new() { ["Form.Text"] = $"Заметка {i}", ["Form.IsNote"] = "true" });
        }

        // The session's mark once a minute and boards that are read anew each second count for whoever comes first.
        Assert.InRange(await Statements.CountAsync(consultant, $"/desk/{number}"), brief - Now, brief + Now);
    }

    [Fact]
    public async Task Many_at_once_are_shown_first_then_done_one_by_one_but_for_what_changed_or_cannot_be()
    {
        var (good, changed, closed) = (await house.ClaimAsync(22_001, 5), await house.ClaimAsync(22_002, 5), await house.ClaimAsync(22_003, 5));
        await house.App.MoveAsync(closed, new(ClaimStatus.Rejected, ClaimReason.NotCovered));
        var marks = new List<string>();
        foreach (var number in new[] { good, changed, closed })
        {
            marks.Add(new ClaimMark(number, (await house.App.ReadAsync(number)).Version).ToString());
        }

        var preview = await BulkAsync("Preview", marks, ("Form.Act", "Hold"), ("Form.Reason", "CarrierSearch"));
        Assert.Contains("Получится с 2 из 3. Ещё ничего не сделано.", preview, StringComparison.Ordinal);
        Assert.Contains("из этого состояния не приостановить", preview, StringComparison.Ordinal);
        Assert.Equal(ClaimStatus.InReview, (await house.App.ReadAsync(good)).Status);

        await house.App.MoveAsync(changed, new(ClaimStatus.EvidenceRequested, ClaimReason.DetailsNeeded, "Что было внутри?"));
        var done = await BulkAsync("Run", marks, ("Form.Act", "Hold"), ("Form.Reason", "CarrierSearch"));
        Assert.Contains("Сделано: 1 из 3.", done, StringComparison.Ordinal);
        Assert.Contains("изменили, пока вы смотрели", done, StringComparison.Ordinal);
        Assert.Equal(
            [ClaimStatus.OnHold, ClaimStatus.EvidenceRequested, ClaimStatus.Rejected],
            [(await house.App.ReadAsync(good)).Status, (await house.App.ReadAsync(changed)).Status, (await house.App.ReadAsync(closed)).Status]);

        Assert.Contains("Сначала отметьте", await BulkAsync("Preview", [], ("Form.Act", "Hold")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canned_text_with_a_gap_nobody_can_fill_is_refused_and_a_good_one_reaches_every_customer()
    {
        var senior = await house.ComeAsync("volkova");
        var bad = new Dictionary<string, string> { ["Form.Title"] = "Проба", ["Form.Ru"] = "{{имя}}, здравствуйте", ["Form.En"] = "Hello" };
        using var refused = await senior.PostFormAsync("/desk/texts/edit", bad);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("имя", await TextAsync(refused), StringComparison.Ordinal);

        bad["Form.Ru"] = "Ваше обращение {{ claimNumber }} у нас.";
        using var kept = await senior.PostFormAsync("/desk/texts/edit", bad);
        Assert.Equal("/desk/texts", kept.Headers.Location?.OriginalString);
        using var again = await senior.PostFormAsync("/desk/texts/edit", bad);
        Assert.Contains("уже есть", await TextAsync(again), StringComparison.Ordinal);

        await using var find = house.App.Database.CreateCommand("select id from canned_text where title = 'Проба'");
        var id = (Guid)(await find.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        var number = await house.ClaimAsync(22_010, 5);
        var mark = new ClaimMark(number, (await house.App.ReadAsync(number)).Version).ToString();
        await BulkAsync("Run", [mark], ("Form.Act", "Message"), ("Form.Canned", $"{id}"));
        Assert.Contains(
            $"Ваше обращение {ClaimDigits.Grouped(number)} у нас.", await house.PageAsync("volkova", $"/desk/{number}"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Typed(Claim claim, Dictionary<string, string> fields) => new(fields)
    {
        ["Form.Version"] = claim.Version.ToString(CultureInfo.InvariantCulture),
        ["Form.Seen"] = claim.LastEntry.ToString(CultureInfo.InvariantCulture),
    };

    private async Task DoneAsync(string userName, string number, string handler, Dictionary<string, string> fields)
    {
        using var answer = await SendAsync(userName, number, handler, Typed(await house.App.ReadAsync(number), fields));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{handler}: {answer.StatusCode} {await TextAsync(answer)}");
    }

    private async Task<HttpResponseMessage> SendAsync(string userName, string number, string handler, Dictionary<string, string> fields) =>
        await (await house.ComeAsync(userName)).PostFormAsync("/desk/search", fields, $"/desk/{number}?handler={handler}");

    private async Task<string> BulkAsync(string handler, IEnumerable<string> marks, params (string Name, string Value)[] fields)
    {
        var consultant = await house.ComeAsync("smirnov");
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", await consultant.FormTokenAsync("/desk/search")),
            .. marks.Select(mark => new KeyValuePair<string, string>("Form.Claims", mark)),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
        using var answer = await consultant.PostAsync(new Uri($"/desk/bulk?handler={handler}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return await TextAsync(answer);
    }

    private async Task<long> AuditedAsync(string number, string action)
    {
        await using var count = house.App.Database.CreateCommand("select count(*) from audit_entry where subject = $1 and action = $2");
        count.Parameters.AddWithValue(number);
        count.Parameters.AddWithValue(action);
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
