using System.Net;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Claims.Filing;

public sealed class PhoneTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task One_post_files_it_and_it_is_in_review_at_once()
    {
        var policy = await BuyAsync(1101);
        using var desk = await App.SignInAsync("smirnov");

        var (answer, _) = await FileAsync(desk, policy, ("Form.NamedPolicy", policy), ("Form.NamedSum", "2900"));

        var number = answer.Header("Location")!.Split("filed=")[1];
        var claim = await App.ReadAsync(number);
        Assert.Equal(
            (ClaimStatus.InReview, ClaimChannel.Phone, 2_900_00L), (claim.Status, claim.Channel, claim.AmountAsked!.Value));
        Assert.Equal(1, await CountAsync(AuditActions.CallerVerified, policy));
        Assert.Contains(ClaimDigits.Grouped(number), await TextAsync(desk, answer.Header("Location")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_claim()
    {
        var policy = await BuyAsync(1102);
        using var desk = await App.SignInAsync("smirnov");
        (string, string)[] form =
            [("Form.NamedPolicy", policy), ("Form.NamedSum", "2900"), ("Form.Amount", "500"), ("Key", new string('a', 32))];

        var first = await FileAsync(desk, policy, form);
        var second = await FileAsync(desk, policy, form);

        Assert.Equal(first.Answer.Header("Location"), second.Answer.Header("Location"));
        Assert.Equal(1, await App.ValueAsync<long>("select count(*) from claim where policy_number = $1", policy));
    }

    [Fact]
    public async Task A_caller_who_names_another_sum_is_refused_it_is_recorded_and_what_was_written_stays()
    {
        var policy = await BuyAsync(1103);
        using var desk = await App.SignInAsync("smirnov");

        var (answer, text) = await FileAsync(desk, policy, ("Form.NamedPolicy", policy), ("Form.NamedSum", "2901"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("не сошлись", text, StringComparison.Ordinal);
        Assert.Contains("Вместо чайника пришёл кирпич.", text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(AuditActions.CallerRefused, policy));
        Assert.Equal(0, await App.ValueAsync<long>("select count(*) from claim where policy_number = $1", policy));
    }

    [Fact]
    public async Task The_sum_a_caller_has_to_name_is_not_on_the_screen()
    {
        var policy = await BuyAsync(1104, cod: 2_713_00);
        using var desk = await App.SignInAsync("smirnov");

        var text = await TextAsync(desk, $"/desk/new?policyNumber={policy}");

        Assert.DoesNotContain("2713", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2\u00A0713", text, StringComparison.Ordinal);
        Assert.Contains("Видео не нужно", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("parcel")]
    [InlineData("+7 910 555-77-05")]
    [InlineData("57705")]
    public async Task A_policy_is_found_by_its_number_by_the_parcel_s_and_by_the_end_of_the_telephone(string typed)
    {
        var policy = await App.ValueAsync<string?>("select policy_number from policy where track_number = $1", Api.Number(1105))
            ?? await BuyAsync(1105, phone: "79105557705");
        using var desk = await App.SignInAsync("smirnov");

        var answer = await desk.PostFormAsync("/desk/new", new()
        {
            ["Typed"] = typed switch { "policy" => policy, "parcel" => Api.Number(1105).ToLowerInvariant(), _ => typed },
        }, "/desk/new?handler=Find");

        Assert.Equal($"/desk/new?policyNumber={policy}", answer.Header("Location"));
    }

    [Fact]
    public async Task Several_with_one_end_of_a_telephone_are_listed_masked()
    {
        var one = await BuyAsync(1106, phone: "79105550606");
        var other = await BuyAsync(1107, phone: "79205550606");
        using var desk = await App.SignInAsync("volkova");

        var answer = await desk.PostFormAsync("/desk/new", new() { ["Typed"] = "0606" }, "/desk/new?handler=Find");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"policyNumber={one}", text, StringComparison.Ordinal);
        Assert.Contains($"policyNumber={other}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("5550606", text, StringComparison.Ordinal);
    }

    private TrackingApp App => quiet.App;

    private async Task<string> BuyAsync(int serial, long cod = 2_900_00, string phone = "79105551234")
    {
        await App.RegisterAsync(new { trackNumber = Api.Number(serial) });
        return (await App.BuyAsync(Api.Number(serial), cod: cod, phone: phone)).Number;
    }

    private static async Task<(HttpResponseMessage Answer, string Text)> FileAsync(
        HttpClient desk, string policy, params (string Name, string Value)[] fields)
    {
        Dictionary<string, string> form = new()
        {
            ["PolicyNumber"] = policy,
            ["Key"] = Guid.NewGuid().ToString("N"),
            ["Form.Circumstance"] = "something-else",
            ["Form.Answers[ordered]"] = "Чайник",
            ["Form.Answers[came]"] = "Кирпич",
            ["Form.Description"] = "Вместо чайника пришёл кирпич.",
            ["Form.Language"] = "ru",
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        var answer = await desk.PostFormAsync($"/desk/new?policyNumber={policy}", form, "/desk/new?handler=File");
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<string> TextAsync(HttpClient desk, string path) =>
        WebUtility.HtmlDecode(await desk.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    private Task<long> CountAsync(string action, string subject) => App.ValueAsync<long>(
        "select count(*) from audit_entry where action = $1 and subject = $2", action, subject);
}
