using System.Diagnostics;
using System.Net;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Access;

public sealed class OpenPolicyTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task A_link_becomes_a_cookie_and_leads_to_an_address_without_secrets()
    {
        var (number, keys) = await BuyAsync(810);
        using var visit = new BuyerVisit(quiet.App);

        var (answer, _) = await visit.GetAsync($"/p/{keys.Capability}");

        Assert.Equal((HttpStatusCode.Redirect, "/p/policy"), (answer.StatusCode, answer.Header("Location")));
        var cookie = answer.Header("Set-Cookie")!;
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(number, cookie, StringComparison.Ordinal);
        var (page, text) = await visit.GetAsync("/p/policy");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(("no-referrer", true), (page.Header("Referrer-Policy"), page.Headers.CacheControl!.NoStore));
        Assert.DoesNotContain(keys.AccessCode, text, StringComparison.Ordinal);
        Assert.DoesNotContain(keys.Capability, text, StringComparison.Ordinal);
        Assert.Equal(1L,
            await quiet.App.ValueAsync<long>("select count(*) from audit_entry where action = 'policy.read' and subject = $1", number));
    }

    [Fact]
    public async Task A_code_opens_as_people_type_it_into_the_form_or_the_address()
    {
        var (_, keys) = await BuyAsync(811);
        string[] forms = [keys.AccessCode, $" {AccessCode.Grouped(keys.AccessCode).ToLowerInvariant()} ",
            keys.AccessCode.Replace('H', 'Н').Replace('A', 'А')];
        foreach (var form in forms)
        {
            using var visit = new BuyerVisit(quiet.App);
            Assert.Equal("/p/policy", (await visit.TypeAsync(form)).Answer.Header("Location"));
            Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/p/policy")).Answer.StatusCode);
        }

        using var other = new BuyerVisit(quiet.App);
        Assert.Equal("/p/policy", (await other.GetAsync($"/p/{AccessCode.Grouped(keys.AccessCode)}")).Answer.Header("Location"));
    }

    [Fact]
    public async Task A_new_version_ends_codes_links_and_open_pages_at_once()
    {
        var (number, keys) = await BuyAsync(812);
        using var visit = new BuyerVisit(quiet.App);
        await visit.GetAsync($"/p/{keys.Capability}");
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/p/policy")).Answer.StatusCode);

        await quiet.App.RenewAsync(number);

        Assert.Equal("/p", (await visit.GetAsync("/p/policy")).Answer.Header("Location"));
        Assert.Equal("/p/policy", (await visit.GetAsync($"/p/{Codes.For(number, 2).Capability}")).Answer.Header("Location"));
        using var stranger = new BuyerVisit(quiet.App);
        Assert.Equal("/p?refused=true", (await stranger.GetAsync($"/p/{keys.Capability}")).Answer.Header("Location"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.TypeAsync(keys.AccessCode)).Answer.StatusCode);
    }

    [Fact]
    public async Task Wrong_unknown_and_revoked_are_told_alike_and_not_sooner_one_than_the_other()
    {
        var (revoked, keys) = await BuyAsync(813);
        await quiet.App.RenewAsync(revoked);
        var (_, voided) = await BuyAsync(814, PolicyStatus.Voided);
        var texts = new HashSet<string>();
        foreach (var typed in new[] { "K7MPX3RTHA", "not a code", keys.AccessCode, voided.AccessCode, "' or 1=1 --" })
        {
            using var visit = new BuyerVisit(quiet.App);
            var (answer, text) = await visit.TypeAsync(typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            texts.Add(Same(text, typed));
        }

        Assert.Single(texts);
        foreach (var link in new[] { Codes.For("4071385926", 1).Capability, keys.Capability,
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "policies" })
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Equal("/p?refused=true", (await quiet.App.GetAsync($"/p/{link}")).Header("Location"));
            Assert.True(Stopwatch.GetElapsedTime(began) >= OpenPolicy.Refused - TimeSpan.FromMilliseconds(20));
        }
    }

    [Fact]
    public async Task A_forged_cookie_or_the_one_of_another_house_opens_nothing()
    {
        var (_, keys) = await BuyAsync(815);
        var cookie = (await quiet.App.GetAsync($"/p/{keys.Capability}")).Header("Set-Cookie")!.Split(';')[0];
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/p/policy").With("Cookie", $"{cookie[..^10]}AAAAAAAAAA");

        var answer = await quiet.App.Http.SendAsync(forged, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, "/p"), (answer.StatusCode, answer.Header("Location")));
    }

    private PolicyCodes Codes => (PolicyCodes)quiet.App.Services.GetService(typeof(PolicyCodes))!;

    private async Task<(string Number, BuyerKeys Keys)> BuyAsync(int serial, PolicyStatus status = PolicyStatus.Active)
    {
        var number = Api.Number(serial);
        await quiet.App.RegisterAsync(new { trackNumber = number });
        return await quiet.App.BuyAsync(number, status: status);
    }

    // The page without what was typed and what is drawn anew each time.
    private static string Same(string text, string typed) =>
        string.Join('\n', text.Replace(typed, "", StringComparison.Ordinal).Split('\n')
            .Where(line => !line.Contains("RequestVerification", StringComparison.Ordinal)));
}
