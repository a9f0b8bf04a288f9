using System.Net;
using System.Text.RegularExpressions;

namespace PostalTracking.IntegrationTests.Features.Protection;

/// <summary>A buyer's browser: keeps cookies, follows nothing, knows the forms.</summary>
internal sealed partial class BuyerVisit(TrackingApp app) : IDisposable
{
    private readonly HttpClient _http = app.Client(keepsCookies: true);

    public async Task<(HttpResponseMessage Answer, string Text)> GetAsync(string path)
    {
        var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode != HttpStatusCode.InternalServerError, await app.LogAsync());
        return (answer, await TextAsync(answer));
    }

    /// <summary>Posts a form of the page that <paramref name="page"/> shows.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> PostAsync(
        string page, string action, params (string Name, string Value)[] fields)
    {
        var (_, text) = await GetAsync(page);
        return await SendAsync(text, action, fields);
    }

    /// <summary>Posts a form of a page that was read before.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> SendAsync(
        string text, string action, params (string Name, string Value)[] fields)
    {
        var token = Token.Match(text).Groups[1].Value;
        var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        var answer = await _http.PostAsync(new Uri(action, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (answer, await TextAsync(answer));
    }

    /// <summary>Fills in the form of a page as its reader would: what is hidden in it goes along, its version and its key.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> FillAsync(
        string page, string? handler = null, params (string Name, string Value)[] fields)
    {
        var (answer, text) = await GetAsync(page);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode} {answer.Headers.Location}");
        return await PostAsync(page, handler is null ? page : $"{page}?handler={handler}", [.. HiddenIn(text), .. fields]);
    }

    /// <summary>What a page's forms carry along.</summary>
    public static IEnumerable<(string Name, string Value)> HiddenIn(string text) =>
        Hidden.Matches(text).Select(field => (field.Groups[1].Value, field.Groups[2].Value)).DistinctBy(field => field.Item1);

    public Task<(HttpResponseMessage Answer, string Text)> TypeAsync(string code) => PostAsync("/p", "/p", ("Typed", code));

    public void Dispose() => _http.Dispose();

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("<input type=\"hidden\" name=\"([A-Za-z.]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}
