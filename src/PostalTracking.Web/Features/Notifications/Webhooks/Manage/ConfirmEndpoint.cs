using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What came of asking an address whose it is.</summary>
internal abstract record Confirmation
{
    /// <summary>It is the partner's, now or for long.</summary>
    internal sealed record Given(WebhookEndpoint Endpoint) : Confirmation;

    /// <param name="Answer">What the receiver said instead.</param>
    internal sealed record Missing(ReceiverAnswer Answer) : Confirmation;

    /// <summary>This is not the challenge that was sent last.</summary>
    internal sealed record Wrong : Confirmation;

    internal sealed record TooOften(int PerDay) : Confirmation;

    internal sealed record Unknown : Confirmation;
}

/// <summary>
/// An address shows that it is the partner's: a challenge that only whoever reads there can know comes back, in the answer to it or
/// by the partner's hand. Without it a partner could have us call the receivers of others.
/// </summary>
internal sealed class ConfirmEndpoint(
    PostalTrackingDbContext db,
    WebhookBook book,
    WebhookSecrets secrets,
    WebhookDoor door,
    ChallengeAllowance allowance,
    AuditLog audit,
    TimeProvider clock)
{
    private const int Length = 32;

    /// <summary>Sends a challenge, and takes it from the answer if it is there.</summary>
    /// <remarks>
    /// Not in a transaction: the receiver may take its time. Not in the log either, which shows bodies to people who need not have
    /// anything to do with the address.
    /// </remarks>
    public async Task<Confirmation> AskAsync(int tenant, Guid id, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(tenant, id, cancellationToken) is not { } endpoint)
        {
            return new Confirmation.Unknown();
        }

        if (endpoint.State != EndpointState.Unconfirmed)
        {
            return new Confirmation.Given(endpoint);
        }

        if (!allowance.Takes(tenant))
        {
            return new Confirmation.TooOften(allowance.PerDay);
        }

        // Kept before it is sent: it may be read there, and typed in, before the answer has come.
        var challenge = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length));
        var hash = Hash(challenge);
        await db.Set<WebhookEndpoint>().Where(e => e.Id == id && e.State == EndpointState.Unconfirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Challenge, hash), cancellationToken);

        var now = clock.GetUtcNow();
        var message = WebhookMessage.OfChallenge(Guid.CreateVersion7(now), now, challenge);
        var answer = await door.SendAsync(new(endpoint.Url), message.Id, message.Body, secrets.Of(endpoint, now), cancellationToken);
        return answer.IsSuccess && Returned(answer.Answer) == challenge
            ? await TypedAsync(tenant, id, challenge, cancellationToken)
            : new Confirmation.Missing(answer);
    }

    /// <param name="challenge">As it was read at the address.</param>
    public async Task<Confirmation> TypedAsync(int tenant, Guid id, string challenge, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginUnlessBegunAsync(cancellationToken);
        if (await book.LockAsync(tenant, id, cancellationToken) is not { } endpoint)
        {
            return new Confirmation.Unknown();
        }

        if (endpoint.State != EndpointState.Unconfirmed)
        {
            return new Confirmation.Given(endpoint);
        }

        if (endpoint.Challenge is not { } sent || !CryptographicOperations.FixedTimeEquals(sent, Hash(challenge.Trim())))
        {
            return new Confirmation.Wrong();
        }

        endpoint.Confirm();
        audit.Add(AuditActions.WebhookConfirmed, $"{id}", new { host = new Uri(endpoint.Url).Host });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Confirmation.Given(endpoint);
    }

    private static byte[] Hash(string challenge) => SHA256.HashData(Encoding.UTF8.GetBytes(challenge));

    // Alone, as text or as { "challenge": "…" }: a server that repeats all that it is sent has shown nothing.
    private static string? Returned(string? answer)
    {
        try
        {
            return answer is null ? null
                : !answer.TrimStart().StartsWith('{') ? answer.Trim()
                : JsonSerializer.Deserialize<Echo>(answer, JsonSerializerOptions.Web)?.Challenge;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Echo(string? Challenge);
}

/// <summary>How many challenges are sent for one partner in a day.</summary>
internal sealed class ChallengeAllowance(IOptions<WebhookOptions> options) : IDisposable
{
    private readonly DailyAllowance _allowance = new(options.Value.ChallengesPerDay);

    public int PerDay => options.Value.ChallengesPerDay;

    public bool Takes(int tenant) => _allowance.Takes(tenant);

    public void Dispose() => _allowance.Dispose();
}
