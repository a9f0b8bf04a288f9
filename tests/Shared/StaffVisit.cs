using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Testing;

/// <summary>People of the staff at the app's door, as their browsers would come: pages, forms, cookies, one-time codes.</summary>
public static partial class StaffVisit
{
    /// <summary>A client with the cookies of a demo account that signed in by password and one-time code.</summary>
    public static async Task<HttpClient> SignInAsync(this TrackingApp app, string userName) =>
        (await app.SignInWithCookieAsync(userName)).Client;

    /// <summary>With the cookie as a browser sends it, for whoever brings a browser.</summary>
    public static async Task<(HttpClient Client, string Cookie)> SignInWithCookieAsync(this TrackingApp app, string userName)
    {
        var client = app.Client(keepsCookies: true);
        var password = await client.PostFormAsync("/staff", new() { ["UserName"] = userName, ["Password"] = DemoStaff.Password });
        Assert.Equal("/staff/code", password.Headers.Location?.OriginalString);

        var code = await client.PostFormAsync("/staff/code", new() { ["Code"] = await app.CodeAsync(userName) });
        Assert.Equal("/staff", code.Headers.Location?.OriginalString);
        return (client, code.Headers.GetValues("Set-Cookie").Last(cookie =>
            cookie.StartsWith("pt-staff=", StringComparison.Ordinal)).Split(';')[0]);
    }

    /// <summary>
    /// The code that the account's app shows now. The last one taken is forgotten before: tests sign in more often than people.
    /// </summary>
    public static async Task<string> CodeAsync(this TrackingApp app, string userName)
    {
        await using var forget = app.Database.CreateCommand("update staff_member set last_totp_step = 0 where user_name = $1");
        forget.Parameters.AddWithValue(userName);
        await forget.ExecuteNonQueryAsync();
        return app.Code(userName);
    }

    public static string Code(this TrackingApp app, string userName) => Totp.Code(
        Totp.FromBase32(DemoStaff.All.Single(account => account.UserName == userName).TotpSecret),
        Totp.StepAt(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));

    /// <summary>
    /// Opens a page and sends its form: with the page's antiforgery token, to the page itself unless another place is named.
    /// </summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string page, Dictionary<string, string> fields, string? action = null)
    {
        var form = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = await client.FormTokenAsync(page) };
        using var content = new FormUrlEncodedContent(form);
        return await client.PostAsync(new Uri(action ?? page, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>The antiforgery token in a page.</summary>
    public static async Task<string> FormTokenAsync(this HttpClient client, string page)
    {
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode} {answer.Headers.Location}");
        var markup = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = FormToken.Match(markup);
        Assert.True(token.Success, $"There is no form on {page}.");
        return token.Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }
}
