using System.Text;
using PostalTracking.Web.Features.Notifications.Webhooks;

namespace PostalTracking.UnitTests.Features.Notifications.Webhooks;

public sealed class SignatureTests
{
    // Standard Webhooks 1.0, the example of the specification.
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Body = "{\"test\": 2432232314}";
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void It_is_that_of_the_specification() => Assert.Equal(Expected, Sign(Body, Convert.FromBase64String(Secret)));

    [Fact]
    public void Two_secrets_give_two_signatures_divided_by_a_space()
    {
        var other = new byte[32];

        Assert.Equal($"{Expected} {Sign(Body, other)}", Sign(Body, Convert.FromBase64String(Secret), other));
    }

    [Theory]
    [InlineData("{\"test\": 2432232315}")]
    [InlineData("{\"test\":2432232314}")]
    [InlineData("{\"test\": 2432232314}\n")]
    public void Another_body_has_another(string body) => Assert.NotEqual(Expected, Sign(body, Convert.FromBase64String(Secret)));

    [Fact]
    public void A_message_has_an_id_that_no_signature_divides_by()
    {
        var id = Guid.CreateVersion7();

        Assert.DoesNotContain('.', MessageIds.Text(id));
        Assert.True(MessageIds.TryParse(MessageIds.Text(id), out var read));
        Assert.Equal(id, read);
        Assert.False(MessageIds.TryParse($"{id}", out _));
    }

    [Fact]
    public void The_second_message_of_a_happening_has_the_same_id_whenever_it_is_made_and_another_than_the_first()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal(MessageIds.ReceivedOf(one), MessageIds.ReceivedOf(one));
        Assert.Equal(4, new[] { one, other, MessageIds.ReceivedOf(one), MessageIds.ReceivedOf(other) }.Distinct().Count());
        Assert.Equal('8', $"{MessageIds.ReceivedOf(one):N}"[12]);
    }

    private static string Sign(string body, params byte[][] secrets) => Signature.Of(Id, At, Encoding.UTF8.GetBytes(body), secrets);
}
