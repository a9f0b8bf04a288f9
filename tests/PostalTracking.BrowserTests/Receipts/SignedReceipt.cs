using System.Net.Http.Headers;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.BrowserTests.Receipts;

/// <summary>A parcel of the demo's partner that was handed over, and the statement of it.</summary>
internal sealed record SignedReceipt(string Number, string Statement);

internal static class SignedReceipts
{
    private static Task<SignedReceipt>? _made;

    /// <summary>One that nobody changes, once a run.</summary>
    public static Task<SignedReceipt> ReceiptAsync(this House house) => _made ??= house.NewReceiptAsync();

    public static async Task<SignedReceipt> NewReceiptAsync(this House house)
    {
        var number = await house.ArrivedAsync(4_500_00);
        await house.HappenedAsync(number, "2/1", "390000", TimeSpan.FromHours(2));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/shipments/{number}/receipt", UriKind.Relative))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", DemoKeys.Partner) },
        };
        using var answer = await house.App.Http.SendAsync(request);
        var statement = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, statement);
        return new(number, statement);
    }
}
