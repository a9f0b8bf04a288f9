using System.Net;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Buyer;

public sealed class PolicyPageTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Theory]
    [InlineData(830, 1, nameof(PolicyStatus.Active), "Покупка защищена ещё")]
    [InlineData(831, 40, nameof(PolicyStatus.Active), "Защита закончилась")]
    [InlineData(832, 1, nameof(PolicyStatus.Voided), "Эта защита отменена")]
    [InlineData(833, 1, nameof(PolicyStatus.Refunded), "Вы вернули эту защиту")]
    public async Task Each_standing_has_its_sentence(int serial, double daysAgo, string status, string sentence)
    {
        using var visit = await OpenAsync(serial, daysAgo, status: Enum.Parse<PolicyStatus>(status));

        var (_, text) = await visit.GetAsync("/p/policy");

        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal(status == nameof(PolicyStatus.Active), text.Contains("id=\"report\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(834, 3_000_00, "Видео не нужно, достаточно звонка")]
    [InlineData(835, 3_000_01, "Снимите, как открываете коробку")]
    public async Task The_rule_follows_the_sum(int serial, long cod, string rule)
    {
        using var visit = await OpenAsync(serial, 1, cod);

        Assert.Contains(rule, (await visit.GetAsync("/p/policy")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_are_masked_and_can_be_corrected()
    {
        using var visit = await OpenAsync(836, 1);
        var (_, before) = await visit.GetAsync("/p/policy");
        Assert.Contains("+7\u00A0***\u00A0***-12-34", before, StringComparison.Ordinal);
        Assert.DoesNotContain("555", before, StringComparison.Ordinal);

        var (wrong, said) = await visit.PostAsync(
            "/p/policy", "/p/policy?handler=Contact", ("Phone", "12345"), ("Email", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("не похоже на российский номер", said, StringComparison.Ordinal);
        var (mail, _) = await visit.PostAsync(
            "/p/policy", "/p/policy?handler=Contact", ("Phone", ""), ("Email", "Иван <ivan@example.org>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mail.StatusCode);

        var (kept, _) = await visit.PostAsync(
            "/p/policy", "/p/policy?handler=Contact", ("Phone", "8 (910) 777-65-43"), ("Email", "ivan@example.org"));
        Assert.Equal("/p/policy?kept=true#contact", kept.Header("Location"));
        var (_, after) = await visit.GetAsync("/p/policy?kept=true");
        Assert.Contains("***-65-43", after, StringComparison.Ordinal);
        Assert.Contains("i***@example.org", after, StringComparison.Ordinal);
        Assert.Equal(
            "79107776543", await quiet.App.ValueAsync<string>("select phone from policy where track_number = $1", Api.Number(836)));
    }

    [Fact]
    public async Task Another_s_form_changes_nothing()
    {
        using var visit = await OpenAsync(837, 1);

        var answer = await visit.PostAsync("/offices", "/p/policy?handler=Contact", ("Phone", "89107776543"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Answer.StatusCode);
        Assert.Equal(
            "79105551234", await quiet.App.ValueAsync<string>("select phone from policy where track_number = $1", Api.Number(837)));
    }

    [Fact]
    public async Task The_calendar_has_the_end_and_nothing_that_opens_the_policy()
    {
        using var visit = await OpenAsync(838, 1);

        var (answer, text) = await visit.GetAsync("/p/policy/calendar.ics");

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTEND:", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Api.Number(838), text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.Equal("/p", (await quiet.App.GetAsync("/p/policy/calendar.ics")).Header("Location"));
    }

    [Fact]
    public async Task Who_left_has_to_come_in_again()
    {
        using var visit = await OpenAsync(839, 1);

        Assert.Equal("/p", (await visit.PostAsync("/p/policy", "/p/policy?handler=Leave")).Answer.Header("Location"));

        Assert.Equal("/p", (await visit.GetAsync("/p/policy")).Answer.Header("Location"));
    }

    private async Task<BuyerVisit> OpenAsync(int serial, double daysAgo, long cod = 4_990_00, PolicyStatus status = PolicyStatus.Active)
    {
        var number = Api.Number(serial);
        await quiet.App.RegisterAsync(new { trackNumber = number });
        var (_, keys) = await quiet.App.BuyAsync(number, daysAgo, cod, status);
        var visit = new BuyerVisit(quiet.App);
        Assert.Equal("/p/policy", (await visit.GetAsync($"/p/{keys.Capability}")).Answer.Header("Location"));
        return visit;
    }
}
