using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Secrets of endpoints: made here, kept under Data Protection, shown once as <c>whsec_…</c> (Standard Webhooks 1.0).</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    public const string Prefix = "whsec_";

    // The specification has 24 to 64.
    private const int Length = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("webhook-secret");

    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);

    public static string Text(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    public byte[] Close(byte[] secret) => _protector.Protect(secret);

    public byte[] Open(byte[] kept) => _protector.Unprotect(kept);

    /// <summary>What signs a message to it now: its secret, and the one before while that is valid.</summary>
    public IReadOnlyList<byte[]> Of(WebhookEndpoint endpoint, DateTimeOffset now) => endpoint.PreviousUntil > now
        ? [Open(endpoint.Secret), Open(endpoint.PreviousSecret!)]
        : [Open(endpoint.Secret)];
}
