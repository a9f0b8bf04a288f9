using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Carriers.Cainiao;

namespace PostalTracking.IntegrationTests.Features.Carriers.Cainiao;

/// <summary>TRACEPUSH as Cainiao sends it.</summary>
internal static class Pushes
{
    public const string Path = "/api/v1/carriers/cainiao/tracepush";

    // Development's and the simulator's.
    public const string Secret = "simulator";

    public static object Trace(string action, string time, string? key, string next = "", string tz = "+8") =>
        new { time, desc = "said by Cainiao", facilityName = "Hub", nextMailNo = next, nextTpCode = "", country = "HK", tz, action, outBizCode = key };

    public static string Message(string mailNos, params object[] traces) =>
        JsonSerializer.Serialize(new { tracesList = new { logisticProviderID = "CP", mailNos, txLogisticID = "LP00123456789012", traces } });

    public static FormUrlEncodedContent Form(string message, string? digest = null, string type = "TRACEPUSH") => new(new Dictionary<string, string>
    {
        ["msg_type"] = type,
        ["logistic_provider_id"] = "CAINIAO",
        ["logistics_interface"] = message,
        ["data_digest"] = digest ?? LinkSignature.Of(message, Secret),
    });

    public static Task<HttpResponseMessage> SendAsync(this TrackingApp app, HttpContent content) =>
        app.Http.PostAsync(new Uri(Path, UriKind.Relative), content, TestContext.Current.CancellationToken);

    /// <summary>The answer in a word: <c>true</c>, or the error code of a refusal with its message.</summary>
    public static async Task<string> PushAsync(this TrackingApp app, HttpContent content)
    {
        using var answer = await app.SendAsync(content);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.TextAsync());
        var said = await answer.JsonAsync();
        var names = said.EnumerateObject().Select(p => p.Name).ToList();
        if (said.GetProperty("success").GetBoolean())
        {
            Assert.Equal(["success"], names);
            return "true";
        }

        Assert.Equal(["success", "errorCode", "errorMsg"], names);
        return $"{said.GetProperty("errorCode").GetString()} {said.GetProperty("errorMsg").GetString()}";
    }

    public static Task<string> PushAsync(this TrackingApp app, string mailNos, params object[] traces) => app.PushAsync(Form(Message(mailNos, traces)));
}
