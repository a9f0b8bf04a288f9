using System.Globalization;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Notices that leave by HTTP. One time-out over all of it; of the answer no more than a piece is read, and nothing of it is
/// believed but what the way's own protocol says.
/// </summary>
internal static class HttpDelivery
{
    public const int LargestAnswer = 16 * 1024;

    public static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    /// <summary>Neither redirects nor cookies nor a proxy.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    /// <param name="judge">What an answer of this way means.</param>
    public static async Task<Delivery> DeliverAsync(
        this HttpClient http,
        HttpRequestMessage request,
        Func<HttpResponseMessage, string, Delivery> judge,
        CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return judge(answer, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        // A line that breaks, a name that is not found, an address that is not to be called, a certificate: later.
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Delivery.Later(failure.GetType().Name);
        }
    }

    public static string Status(this HttpResponseMessage answer) =>
        ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);

    /// <summary>Seconds, as all of these services say it; null where nothing is said.</summary>
    public static TimeSpan? Wait(this HttpResponseMessage answer) => answer.Headers.RetryAfter?.Delta;
}
