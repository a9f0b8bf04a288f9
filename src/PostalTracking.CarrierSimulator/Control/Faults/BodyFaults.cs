namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>Status 200 and a whole body that says nothing.</summary>
internal static class BodyFaults
{
    private const string LoginPage =
        "<!DOCTYPE html><html><head><title>Вход</title></head><body><form method=\"post\" action=\"/login\">"
        + "<input name=\"login\"><input name=\"password\" type=\"password\"><button>Войти</button></form></body></html>";

    private const string CaptchaPage =
        "<html><head><script>window._config_={\"action\":\"captcha\",\"url\":\"/punish\"}</script></head>"
        + "<body><div id=\"nocaptcha\">Sorry, we have detected unusual traffic from your network.</div></body></html>";

    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("garbage", "bytes that are neither XML nor JSON")
        {
            SendAsync = spoilt => spoilt.SendAsync(spoilt.Honest with { Status = 200, Body = [0, 255, .. "<<{{"u8, 254, 7, .. "]]"u8] }),
        },
        new("empty", "no body at all") { SendAsync = spoilt => spoilt.SendTextAsync("") },
        new("truncated", "two thirds of the answer, and a length that agrees")
        {
            SendAsync = spoilt => spoilt.SendAsync(spoilt.Honest with { Body = spoilt.Honest.Body[..(spoilt.Honest.Body.Length * 2 / 3)] }),
        },
        new("login-page", "a page that asks to sign in") { SendAsync = spoilt => spoilt.SendPageAsync(LoginPage) },
        new("captcha", "a page that asks whether one is a person") { SendAsync = spoilt => spoilt.SendPageAsync(CaptchaPage) },
        new("nul-bytes", "the answer with NUL bytes in it")
        {
            SendAsync = spoilt =>
            {
                var (body, half) = (spoilt.Honest.Body, spoilt.Honest.Body.Length / 2);
                return spoilt.SendAsync(spoilt.Honest with { Body = [.. body[..half], 0, 0, 0, .. body[half..]] });
            },
        },
        new("other-format", "JSON where XML is spoken, XML where JSON is")
        {
            SendAsync = spoilt => spoilt.SendTextAsync(
                spoilt.IsXml ? "{\"success\":true,\"module\":[]}" : "<answer><success>true</success></answer>"),
        },
    ];
}
