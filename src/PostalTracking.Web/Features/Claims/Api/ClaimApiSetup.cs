namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>Claims for partners' systems and for customers with the code on their receipt.</summary>
internal static class ClaimApiSetup
{
    public static IServiceCollection AddClaimApi(this IServiceCollection services) => services
        .AddScoped<ClaimDoor>()
        .AddScoped<ClaimAnswers>();

    public static void MapClaimApi(this IEndpointRouteBuilder routes)
    {
        var claims = routes.MapGroup("/api/v1/claims").WithTags("Claims").WithDescription(
            "With a key that has the scope of claims, or as a customer with the ten characters on the receipt, in accessCode or in "
            + $"the header {ClaimDoor.Header}. Of a claim that is another's nobody learns more than that it is not there.");
        PostClaim.Map(claims);
        ReadClaim.Map(claims);
        PostMessage.Map(claims);
        PostMove.Map(claims);
        PutPayee.Map(claims);
        PostPayout.Map(claims);
    }
}
