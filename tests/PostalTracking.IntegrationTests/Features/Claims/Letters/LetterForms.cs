using System.Net;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

internal static class LetterForms
{
    /// <summary>Sends a form of a page and reads what it is answered.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        this HttpClient client, string page, string action, Dictionary<string, string> fields)
    {
        using var answer = await client.PostFormAsync(page, fields, action);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Replace("&#xA;", "\n", StringComparison.Ordinal));
    }
}
