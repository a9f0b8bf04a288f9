using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.UnitTests.Features.Notifications.Notices;

public sealed class PushEncryptionTests
{
    // RFC 8291, section 5 and appendix A.
    private const string Text = "When I grow up, I want to be a watermelon";
    private const string OurPrivateKey = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private const string BrowsersKey = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string Auth = "BTBZMqHH6r4Tts7J_aSIgg";
    private const string Salt = "DGv6ra1nlYgDCS1FRnbzlw";
    private const string Message =
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    // RFC 8292, section 2.4.
    private const string Token =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNo"
        + "QGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";

    private const string TokensKey = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_message_of_the_rfc_comes_out_byte_for_byte()
    {
        using var ours = ECDiffieHellman.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Base64Url.DecodeFromChars(OurPrivateKey) });

        var message = PushEncryption.Encrypt(
            Encoding.ASCII.GetBytes(Text),
            Base64Url.DecodeFromChars(BrowsersKey),
            Base64Url.DecodeFromChars(Auth),
            ours,
            Base64Url.DecodeFromChars(Salt));

        Assert.Equal(Message, Base64Url.EncodeToString(message));
    }

    [Fact]
    public void Each_message_has_a_key_and_a_salt_of_its_own()
    {
        var browser = new PushSubscription("https://push.example/1", BrowsersKey, Auth);

        var messages = Enumerable.Range(0, 10)
            .Select(_ => Convert.ToHexString(PushEncryption.Encrypt(Encoding.ASCII.GetBytes(Text), browser))).ToList();

        Assert.Equal(10, messages.Select(message => message[..32]).Distinct().Count());
        Assert.Equal(10, messages.Select(message => message[42..172]).Distinct().Count());
    }

    [Fact]
    public void A_key_that_is_no_point_of_the_curve_is_refused()
    {
        var nowhere = new PushSubscription("https://push.example/1", Base64Url.EncodeToString([4, .. new byte[63], 1]), Auth);

        Assert.ThrowsAny<CryptographicException>(() => PushEncryption.Encrypt("a"u8, nowhere));
    }

    [Fact]
    public void The_check_of_these_tests_takes_the_token_of_the_rfc_and_no_other()
    {
        Assert.True(IsSigned(Token, TokensKey));
        Assert.False(IsSigned(Token.Replace("i3CYb7", "i3CYb8", StringComparison.Ordinal), TokensKey));
    }

    [Fact]
    public void We_say_who_we_are_for_one_push_service_and_half_a_day()
    {
        var key = new VapidKey();
        key.Use(new byte[32]);

        var said = key.AuthorizationFor(new("https://push.example:8443/somebody?x=1"), "mailto:notices@house.example", Now);

        Assert.StartsWith("vapid t=", said, StringComparison.Ordinal);
        var (token, ours) = (said["vapid t=".Length..].Split(", k=")[0], said.Split(", k=")[1]);
        Assert.Equal(key.PublicKey, ours);
        Assert.True(IsSigned(token, ours));
        var claims = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.Split('.')[1]));
        Assert.Equal("https://push.example:8443", claims.GetProperty("aud").GetString());
        Assert.Equal("mailto:notices@house.example", claims.GetProperty("sub").GetString());
        Assert.Equal(Now.AddHours(12).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
    }

    [Fact]
    public void The_same_secret_is_the_same_key_and_another_is_another()
    {
        var one = new VapidKey();
        var same = new VapidKey();
        var other = new VapidKey();
        one.Use(new byte[32]);
        same.Use(new byte[32]);
        other.Use([.. new byte[31], 1]);

        Assert.Equal(one.PublicKey, same.PublicKey);
        Assert.NotEqual(one.PublicKey, other.PublicKey);
        Assert.Equal(65, Base64Url.DecodeFromChars(one.PublicKey).Length);
    }

    [Theory]
    [InlineData("https://push.example/1", BrowsersKey, Auth, true)]
    [InlineData("http://push.example/1", BrowsersKey, Auth, false)]
    [InlineData("https://somebody@push.example/1", BrowsersKey, Auth, false)]
    [InlineData("javascript:alert(1)", BrowsersKey, Auth, false)]
    [InlineData(null, BrowsersKey, Auth, false)]
    [InlineData("https://push.example/1", Auth, Auth, false)]
    [InlineData("https://push.example/1", BrowsersKey, BrowsersKey, false)]
    [InlineData("https://push.example/1", "not base64", Auth, false)]
    public void What_is_no_browsers_address_is_not_taken(string? endpoint, string p256dh, string auth, bool taken) =>
        Assert.Equal(taken, PushSubscription.Parse(endpoint, p256dh, auth, allowLoopback: false) is not null);

    private static bool IsSigned(string token, string key)
    {
        var point = Base64Url.DecodeFromChars(key);
        using var theirs = ECDsa.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        var end = token.LastIndexOf('.');
        return theirs.VerifyData(
            Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256);
    }
}
