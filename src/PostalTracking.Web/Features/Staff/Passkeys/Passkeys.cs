using Microsoft.AspNetCore.Identity;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// Passkeys of the staff (WebAuthn): the person is verified by the device itself, so that one signs in alone.
/// What Identity lacks: how many a person may have, and how long their names may be.
/// </summary>
internal sealed partial class Passkeys(
    UserManager<StaffMember> staff, SignInManager<StaffMember> signIn, StaffDoor door, ILogger<Passkeys> logger)
{
    public const int Most = 5;
    public const int LongestName = 60;

    /// <summary>Options for the browser to ask for a passkey: of this person, or of whoever comes.</summary>
    public Task<string> RequestAsync(StaffMember? member) => signIn.MakePasskeyRequestOptionsAsync(member);

    /// <summary>Options for the browser to make a passkey.</summary>
    public Task<string> CreationAsync(StaffMember member) => signIn.MakePasskeyCreationOptionsAsync(
        new() { Id = member.Id.ToString(), Name = member.UserName!, DisplayName = member.Name });

    /// <summary>Whose passkey answered; null if it is nobody's, not verified, or its owner may not enter.</summary>
    public async Task<StaffMember?> WhoseAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential)
            || await AssertedAsync(credential) is not { Succeeded: true, User: var member, Passkey: var passkey })
        {
            return null;
        }

        if (!passkey.IsUserVerified || !door.MayEnter(member))
        {
            return null;
        }

        // The counter of signatures goes on, so that a copy of the key is noticed.
        return (await staff.AddOrUpdatePasskeyAsync(member, passkey)).Succeeded ? member : null;
    }

    public async Task<bool> AddAsync(StaffMember member, string? credential, string name)
    {
        if (string.IsNullOrEmpty(credential) || (await staff.GetPasskeysAsync(member)).Count >= Most)
        {
            return false;
        }

        if (await AttestedAsync(credential) is not { Succeeded: true, Passkey: { } passkey, UserEntity: var entity }
            || entity.Id != member.Id.ToString())
        {
            return false;
        }

        passkey.Name = name;
        return (await staff.AddOrUpdatePasskeyAsync(member, passkey)).Succeeded;
    }

    // Identity throws where the browser's answer comes without a question of ours: too late, or by hand.
    private async Task<PasskeyAssertionResult<StaffMember>?> AssertedAsync(string credential)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential);
            Tell(result.Failure);
            return result;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<PasskeyAttestationResult?> AttestedAsync(string credential)
    {
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credential);
            Tell(result.Failure);
            return result;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Tell(PasskeyException? failure)
    {
        if (failure is not null)
        {
            LogRefused(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "A passkey was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
