using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// Makes hashes of passwords and PINs and compares with them. One takes a third of a second of a core by design, so only so many
/// are computed side by side: guesses may fill the queue, the app goes on serving.
/// </summary>
internal sealed class PasswordCheck(IOptions<PasswordHasherOptions> options) : IDisposable
{
    // Of nothing anybody knows: an unknown name takes as long as a wrong password.
    private const string Nobodys = "AQAAAAIAA1tgAAAAEEcJO++fJZPuySTSJXKIaYAV3Lcw6fdl10otL450pgKpXnjTl4ElCnowFmk8D0hJvQ==";

    private readonly PasswordHasher<StaffMember> _hasher = new(options);
    private readonly SemaphoreSlim _gate = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="hash">Null: of nobody.</param>
    public async Task<bool> IsRightAsync(string? hash, string typed, CancellationToken cancellationToken) =>
        await InTurnAsync(() =>
            _hasher.VerifyHashedPassword(null!, hash ?? Nobodys, typed), cancellationToken) != PasswordVerificationResult.Failed
        && hash is not null;

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.HashPassword(null!, password), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(compute, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }
}
