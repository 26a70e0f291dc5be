using Isthmus.Platform.Jobs;

namespace Isthmus.Platform.Http;

/// <summary>What a write answers in the API when it has nothing to add to what it was given; the version is the ETag of the next change.</summary>
public sealed record Saved<TId>(TId Id, int Version);

/// <summary>A job was started; <c>/api/jobs/{job}</c> tells how far it is.</summary>
public sealed record JobStarted(JobId Job);
