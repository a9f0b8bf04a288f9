using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Desk.Queue;

namespace PostalTracking.IntegrationTests.Features.Claims.Desk;

public sealed partial class QueueTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task The_most_urgent_stands_first_and_the_address_says_which_part_is_shown()
    {
        var (late, soon, far) = (await house.ClaimAsync(11_001, -5), await house.ClaimAsync(11_002, 3), await house.ClaimAsync(11_003, 90));
        await house.SetAsync($"update claim set assignee_id = null, amount_asked = 200000 where claim_number = '{far}'");

        Assert.Equal([late, soon, far], await RowsAsync("/desk", late, soon, far));
        Assert.Equal([late], await RowsAsync("/desk?due=late", late, soon, far));
        Assert.Equal([late, soon], await RowsAsync("/desk?due=day&turn=us", late, soon, far));
        Assert.Equal([far], await RowsAsync("/desk?from=1500", late, soon, far));
        Assert.Empty(await RowsAsync("/desk?turn=bank", late, soon, far));
        Assert.Empty(await RowsAsync("/desk?region=77", late, soon, far));
        Assert.Equal([late, soon, far], await RowsAsync("/desk?region=62&lane=phone&circumstance=empty-box&status=InReview", late, soon, far));
        Assert.Contains("Сумма не читается", await house.PageAsync("smirnov", "/desk?from=много"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_page_goes_on_where_the_last_one_ended()
    {
        var all = new List<string>();
        for (var serial = 0; serial < 55; serial++)
        {
            all.Add(await house.ClaimAsync(12_000 + serial, 200 + serial, what: Circumstance.PoorQuality));
        }

        const string part = "/desk?circumstance=poor-quality";
        var first = await RowsAsync(part, [.. all]);
        var next = NextPage.Match(await house.PageAsync("smirnov", part)).Groups[1].Value;
        Assert.Equal(all, [.. first, .. await RowsAsync(next, [.. all])]);
        Assert.Equal(DeskQueue.PageSize, first.Length);
    }

    [Fact]
    public async Task A_page_of_the_queue_costs_the_same_few_statements_however_long_it_is()
    {
        await house.ClaimAsync(13_001, 1, what: Circumstance.OtherDeceit);
        var consultant = await house.ComeAsync("smirnov");
        await house.PageAsync("smirnov", "/desk");
        const int Now = 5;
        var one = await Statements.CountAsync(consultant, "/desk?circumstance=other-deceit");
        for (var serial = 0; serial < 12; serial++)
        {
            await house.ClaimAsync(13_010 + serial, 2, what: Circumstance.OtherDeceit);
        }

        // The session's mark once a minute and boards that are read anew each second count for whoever comes first.
        Assert.InRange(await Statements.CountAsync(consultant, "/desk?circumstance=other-deceit"), one - Now, one + Now);
        Assert.InRange(one, 5, 10);
    }

    [Fact]
    public async Task A_view_is_kept_under_its_name_counted_and_forgotten()
    {
        await house.ClaimAsync(14_001, 1);
        var consultant = await house.ComeAsync("smirnov");
        var saved = await consultant.PostFormAsync("/desk", new() { ["Name"] = "Мелочь" }, "/desk?handler=Save&upto=1500");
        Assert.Equal("/desk?upto=1500", saved.Headers.Location?.OriginalString);
        Assert.Matches(@"Мелочь <span>[1-9]\d*</span>", await house.PageAsync("smirnov", "/desk"));
        Assert.DoesNotContain("Мелочь", await house.PageAsync("volkova", "/desk"), StringComparison.Ordinal);

        var nameless = await consultant.PostFormAsync("/desk", new() { ["Name"] = " " }, "/desk?handler=Save&upto=1500");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);

        await consultant.PostFormAsync("/desk", new() { ["Name"] = "Мелочь" }, "/desk?handler=Forget");
        Assert.DoesNotContain("Мелочь", await house.PageAsync("smirnov", "/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_number_leads_to_the_claim_and_the_telephone_stays_out_of_address_and_statement()
    {
        var claim = await house.ClaimAsync(15_001, 1, phone: "79107654321");
        var other = await house.ClaimAsync(15_002, 1, phone: "79100000001");
        var row = await house.App.ReadAsync(claim);

        foreach (var typed in new[]
        {
            ClaimDigits.Grouped(claim), PolicyDigits.Grouped(row.PolicyNumber), row.TrackNumber.ToLowerInvariant(), "8 (910) 765-43-21", " 9107654321",
        })
        {
            using var found = await SearchAsync(typed);
            Assert.Equal($"/desk/{claim}", found.Headers.Location?.OriginalString);
        }

        await house.SetAsync($"update policy set phone = '79107654321' where track_number = '{(await house.App.ReadAsync(other)).TrackNumber}'");
        using var two = await SearchAsync("+7 910 765-43-21");
        var page = await two.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(new[] { claim, other }, number => Assert.Contains($"/desk/{number}", page, StringComparison.Ordinal));
        Assert.DoesNotContain("9107654321", await house.App.LogAsync(), StringComparison.Ordinal);
        Assert.Equal(32, DeskQuestion.Of("8 910 765 43 21").PhoneHash?.Length);

        using var nothing = await SearchAsync("0000");
        Assert.Contains("не похоже", WebUtility.HtmlDecode(await nothing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_nobodys_is_shared_out_as_it_was_shown_but_for_what_changed()
    {
        var (one, other) = (await house.ClaimAsync(16_001, 1), await house.ClaimAsync(16_002, 2));
        var (a, b) = (await house.App.ReadAsync(one), await house.App.ReadAsync(other));
        var to = Web.Hosting.DemoMode.Consultant;
        var consultant = await house.ComeAsync("volkova");
        using var shown = await consultant.PostFormAsync("/desk/load", new() { ["To"] = $"{to}" }, "/desk/load?handler=Plan");
        Assert.Contains($"{one}:{a.Version}:{to}", await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await house.App.MoveAsync(other, new(ClaimStatus.OnHold, ClaimReason.CarrierSearch));
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", await consultant.FormTokenAsync("/desk/load")),
            new("Shares", new Share(one, a.Version, to).ToString()),
            new("Shares", new Share(other, b.Version, to).ToString()),
        ]);
        using var done = await consultant.PostAsync(new Uri("/desk/load?handler=Run", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Contains("Не тронули", WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal((to, null), ((await house.App.ReadAsync(one)).AssigneeId!.Value, (await house.App.ReadAsync(other)).AssigneeId));
    }

    private async Task<HttpResponseMessage> SearchAsync(string typed) =>
        await (await house.ComeAsync("smirnov")).PostFormAsync("/desk/search", new() { ["Asked"] = typed });

    // Of these claims, in the order of the page; other tests have claims of their own.
    private async Task<string[]> RowsAsync(string path, params string[] of) =>
        [.. Row.Matches(await house.PageAsync("smirnov", path)).Select(match => match.Groups[1].Value).Where(of.Contains)];

    [GeneratedRegex("<tr data-row=\"(\\d{9})\"")]
    private static partial Regex Row { get; }

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex NextPage { get; }
}
