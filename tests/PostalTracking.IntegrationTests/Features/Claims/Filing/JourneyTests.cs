using System.Net;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Filing;

public sealed class JourneyTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task Five_pages_and_no_script_lead_from_the_policy_to_a_sent_claim()
    {
        using var visit = await OpenAsync(1001);
        Assert.Contains("href=\"/claims/new\"", (await visit.Buyer.GetAsync("/p/policy")).Text, StringComparison.Ordinal);

        var check = await visit.FillAsync();
        var (_, shown) = await visit.Buyer.GetAsync(check);
        Assert.Contains("В коробке другая вещь", shown, StringComparison.Ordinal);
        Assert.Contains("Открыл дома, внутри кирпич.", shown, StringComparison.Ordinal);
        Assert.Contains("1\u00A0500,50\u00A0₽", shown, StringComparison.Ordinal);
        var sent = await visit.StepAsync(check);

        var claim = await App.ReadAsync(sent.Split('/', '?')[2]);
        Assert.Equal((ClaimStatus.Submitted, 1_500_50L, "ru"), (claim.Status, claim.AmountAsked!.Value, claim.Language));
        Assert.Contains("\"came\": \"Кирпич\"", claim.Answers, StringComparison.Ordinal);
        Assert.Contains("отправлено", (await visit.Buyer.GetAsync(sent)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_kept_page_by_page_and_gone_on_with()
    {
        using var visit = await OpenAsync(1002);
        var story = await visit.StepAsync(await visit.BeginAsync(), ("Circumstance", "sender-unreachable"));

        var (_, door) = await visit.Buyer.GetAsync("/claims/new");
        Assert.Contains("Продолжить черновик", door, StringComparison.Ordinal);
        Assert.Contains($"href=\"{story}\"", door, StringComparison.Ordinal);
        Assert.Contains("Продолжить черновик", (await visit.Buyer.GetAsync("/p/policy")).Text, StringComparison.Ordinal);
        Assert.Contains("value=\"sender-unreachable\" checked", (await visit.Buyer.GetAsync(
            story.Replace("story", "what", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_case_asks_its_own_questions_and_says_what_is_wrong_with_an_answer()
    {
        using var visit = await OpenAsync(1003);
        var story = await visit.StepAsync(await visit.BeginAsync(), ("Circumstance", "overcharged"));
        Assert.DoesNotContain("Answers[came]", (await visit.Buyer.GetAsync(story)).Text, StringComparison.Ordinal);

        var (answer, text) = await visit.Buyer.FillAsync(
            story, null, ("Answers[sum-agreed]", "1000"), ("Answers[sum-taken]", "много"), ("Answers[taken-on]", "2999-01-01"),
            ("Answers[card-end]", "4276 0000"), ("Description", "Списали лишнее."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        foreach (var said in (string[])["Это не сумма", "ещё не наступил", "только четыре последние цифры", "Списали лишнее.", "много"])
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        var sum = await visit.StepAsync(
            story, ("Answers[sum-agreed]", "1000"), ("Answers[sum-taken]", "1 700,00"), ("Answers[taken-on]", "2026-11-20"),
            ("Description", "Списали лишнее."));

        // What is too much is proposed, not all that is left.
        Assert.Contains("value=\"700\"", (await visit.Buyer.GetAsync(sum)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_protection_has_is_refused_with_what_it_has()
    {
        using var visit = await OpenAsync(1004, cod: 2_000_00);
        await App.FileAsync(visit.PolicyNumber, asked: 1_200_00);
        var story = await visit.StepAsync(await visit.BeginAsync(), ("Circumstance", "other-deceit"));
        var sum = await visit.StepAsync(story, ("Description", "Обманули."));
        Assert.Contains("value=\"800\"", (await visit.Buyer.GetAsync(sum)).Text, StringComparison.Ordinal);

        var (answer, text) = await visit.Buyer.FillAsync(sum, null, ("Typed", "800,01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("можно до 800\u00A0₽", text, StringComparison.Ordinal);
        Assert.Contains("value=\"800,01\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_claim_took_meanwhile_is_said_at_the_sending_and_nothing_is_lost()
    {
        using var visit = await OpenAsync(1005, cod: 2_000_00);
        var check = await visit.FillAsync();
        await App.FileAsync(visit.PolicyNumber, asked: 1_000_00);

        var (answer, text) = await visit.Buyer.FillAsync(check);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("можно ещё 1\u00A0000\u00A0₽", text, StringComparison.Ordinal);
        Assert.Contains("Открыл дома, внутри кирпич.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_at_once_it_is_one_claim_and_both_see_it()
    {
        using var visit = await OpenAsync(1006);
        var check = await visit.FillAsync();
        var (_, text) = await visit.Buyer.GetAsync(check);
        var form = BuyerVisit.HiddenIn(text).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visit.Buyer.SendAsync(text, check, form)));

        Assert.All(answers, answer => Assert.StartsWith(check[..17], answer.Answer.Header("Location"), StringComparison.Ordinal));
        Assert.Equal(1, await App.ValueAsync<long>("select count(*) from claim where policy_number = $1", visit.PolicyNumber));
        Assert.Equal(1, await App.ValueAsync<long>(
            "select count(*) from claim_entry where track_number = $1 and \"to\" = 2", visit.TrackNumber));

        // The back button leads to what became of it.
        Assert.Equal(check[..17], (await visit.Buyer.GetAsync(check)).Answer.Header("Location"));
    }

    [Fact]
    public async Task Another_window_overwrites_nothing_unseen()
    {
        using var visit = await OpenAsync(1007);
        var story = await visit.StepAsync(await visit.BeginAsync(), ("Circumstance", "other-deceit"));
        var old = BuyerVisit.HiddenIn((await visit.Buyer.GetAsync(story)).Text).ToArray();
        await visit.StepAsync(story, ("Description", "Первый рассказ."));

        var (answer, text) = await visit.Buyer.PostAsync(story, story, [.. old, ("Description", "Второй рассказ.")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("в другом окне", text, StringComparison.Ordinal);
        Assert.Contains("Второй рассказ.", text, StringComparison.Ordinal);
        var (again, _) = await visit.Buyer.PostAsync(story, story, [.. BuyerVisit.HiddenIn(text), ("Description", "Второй рассказ.")]);
        Assert.NotNull(again.Header("Location"));
    }

    [Theory]
    [InlineData(1008, 60, nameof(PolicyStatus.Active), "Срок защиты прошёл")]
    [InlineData(1009, 1, nameof(PolicyStatus.Refunded), "Эта защита отменена")]
    public async Task Where_there_is_no_cover_the_door_says_so_and_what_else_can_be_done(
        int serial, double daysAgo, string status, string said)
    {
        using var visit = await ClaimVisit.OpenAsync(App, serial, daysAgo: daysAgo, status: Enum.Parse<PolicyStatus>(status));

        var (answer, text) = await visit.Buyer.GetAsync("/claims/new");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("Что ещё можно сделать", text, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Start", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_used_up_is_said_plainly()
    {
        using var visit = await OpenAsync(1010, cod: 2_000_00);
        await App.FileAsync(visit.PolicyNumber, asked: 2_000_00);

        var (_, text) = await visit.Buyer.GetAsync("/claims/new");

        Assert.Contains("Вся сумма защиты уже занята", text, StringComparison.Ordinal);
        Assert.Contains("Ваши обращения", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parcel_s_page_has_the_door_whether_protected_or_not_and_the_door_asks_for_the_code()
    {
        using var visit = await OpenAsync(1011);
        await App.RegisterAsync(new { trackNumber = Api.Number(1012) });
        using var stranger = new BuyerVisit(App);
        foreach (var number in (string[])[visit.TrackNumber, Api.Number(1012)])
        {
            Assert.Contains($"/claims/new?track={number}", (await stranger.GetAsync($"/track/{number}")).Text, StringComparison.Ordinal);
            var (_, door) = await stranger.GetAsync($"/claims/new?track={number}");
            Assert.Contains("Код из десяти знаков", door, StringComparison.Ordinal);
        }

        var (wrong, text) = await stranger.PostAsync("/claims/new", "/claims/new?handler=Enter", ("Typed", "AAAAA-AAAAA"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("ничего не открылось", text, StringComparison.Ordinal);
        var (right, _) = await stranger.PostAsync("/claims/new", "/claims/new?handler=Enter", ("Typed", visit.Keys.AccessCode));
        Assert.Equal("/claims/new", right.Header("Location"));
        Assert.Contains("Начать", (await stranger.GetAsync("/claims/new")).Text, StringComparison.Ordinal);

        // Who comes from another parcel's page opens that one.
        Assert.Contains(
            "Код из десяти знаков", (await stranger.GetAsync($"/claims/new?track={Api.Number(1012)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_s_draft_is_not_found()
    {
        using var visit = await OpenAsync(1013);
        using var stranger = await OpenAsync(1014);
        var page = await visit.BeginAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Buyer.GetAsync(page)).Answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.Buyer.PostAsync("/p/policy", page, ("Circumstance", "empty-box"), ("Version", "1"))).Answer.StatusCode);
        using var nobody = new BuyerVisit(App);
        Assert.Equal("/p", (await nobody.GetAsync(page)).Answer.Header("Location"));
    }

    [Fact]
    public async Task The_telephone_is_masked_and_can_be_corrected_on_the_way()
    {
        using var visit = await OpenAsync(1015);
        var contact = (await visit.FillAsync()).Replace("check", "contact", StringComparison.Ordinal);
        var (_, shown) = await visit.Buyer.GetAsync(contact);
        Assert.Contains("***-12-34", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("79105551234", shown, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.Buyer.FillAsync(contact, null, ("Phone", "12"))).Answer.StatusCode);
        await visit.StepAsync(contact, ("Phone", "8 910 777-65-43"));

        Assert.Equal("79107776543", await App.ValueAsync<string>("select phone from policy where policy_number = $1", visit.PolicyNumber));
        Assert.Equal("6543", await App.ValueAsync<string>("select phone_end from policy where policy_number = $1", visit.PolicyNumber));
    }

    private TrackingApp App => quiet.App;

    private Task<ClaimVisit> OpenAsync(int serial, long cod = 2_900_00) => ClaimVisit.OpenAsync(App, serial, cod);
}
