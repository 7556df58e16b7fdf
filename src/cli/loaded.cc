#include "cli/loaded.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "compile/compile.h"

namespace marsad {
namespace {

namespace fs = std::filesystem;

// knowledge.bin beside the program, or where `make install` puts it.
fs::path BuiltIn() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& path :
       {program.parent_path() / "knowledge.bin", program.parent_path().parent_path() / "share" / "marsad" / "knowledge.bin"}) {
    if (fs::exists(path, error)) return path;
  }
  return {};
}

fs::path CacheFile(uint64_t hash) {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  fs::path directory = cache != nullptr && *cache != 0 ? fs::path(cache)
                       : home != nullptr && *home != 0 ? fs::path(home) / ".cache"
                                                       : fs::path("/tmp");
  // Another build of the program may compile the same sources otherwise.
  struct stat self;
  const uint64_t build = stat("/proc/self/exe", &self) == 0
                             ? HashMix(static_cast<uint64_t>(self.st_mtim.tv_sec) ^ static_cast<uint64_t>(self.st_size) << 32)
                             : 0;
  return directory / "marsad" / fmt::format("knowledge-{:016x}-{:08x}.bin", hash, build >> 32);
}

// Of the compiled files kept for the next start only the newest: every edit of the knowledge makes another, of some 50 MB. What cannot be
// removed, since another process was faster, is passed over.
void RemoveOld(const fs::path& folder) {
  constexpr size_t kKept = 6;
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with("knowledge-") && name.ends_with(".bin")) files.emplace_back(it->last_write_time(error), it->path());
  }
  std::sort(files.rbegin(), files.rend());
  for (size_t k = kKept; k < files.size(); ++k) fs::remove(files[k].second, error);
}

std::string BesideKnowledge(const char* name) {
  const fs::path path = BuiltIn().parent_path() / name;
  std::error_code error;
  return path.has_parent_path() && fs::exists(path, error) ? path.string() : std::string();
}

}  // namespace

void AddPackages(CompileOptions* options) {
  options->hunspell = BesideKnowledge("hunspell.tsv");
  options->geonames = BesideKnowledge("geonames.tsv");
  options->cldr = BesideKnowledge("cldr.tsv");
}

LoadedKnowledge::~LoadedKnowledge() {
  if (mapped_ != nullptr) munmap(mapped_, mapped_size_);
}

bool LoadedKnowledge::Map(const std::string& path, uint64_t wanted_hash) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  struct stat st;
  if (fstat(fd, &st) == 0 && st.st_size > 0) {
    mapped_size_ = static_cast<size_t>(st.st_size);
    mapped_ = mmap(nullptr, mapped_size_, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapped_ == MAP_FAILED) mapped_ = nullptr;
  }
  close(fd);
  if (mapped_ == nullptr) return false;
  if (OpenTables({static_cast<const char*>(mapped_), mapped_size_}, &tables_) && (wanted_hash == 0 || tables_.source_hash == wanted_hash))
    return true;
  munmap(mapped_, mapped_size_);
  mapped_ = nullptr;
  return false;
}

bool LoadedKnowledge::Load(const std::string& directory) {
  CompileOptions options;
  std::error_code error;
  AddPackages(&options);
  if (directory.empty()) {
    const fs::path built_in = BuiltIn();
    options.knowledge = MARSAD_KNOWLEDGE_DIR;
    // Where the sources are at hand, the compiled file must be theirs.
    const bool sources = fs::exists(options.knowledge / "world", error);
    if (!built_in.empty() && Map(built_in.string(), sources ? HashSources(options) : 0)) return true;
    if (!sources) {
      fmt::print(stderr, "marsad: no knowledge: neither {} nor knowledge.bin beside the program; name a directory with --knowledge\n",
                 options.knowledge.string());
      return false;
    }
  } else {
    options.knowledge = directory;
    if (!fs::is_directory(options.knowledge, error)) {
      fmt::print(stderr, "marsad: {}: no such directory; --knowledge wants one with ontology/, world/ and ar/\n", directory);
      return false;
    }
  }
  const uint64_t hash = HashSources(options);
  const fs::path cache = CacheFile(hash);
  if (Map(cache.string(), hash)) return true;
  Compiled compiled = Compile(options);
  if (!compiled.faults.empty()) {
    for (const std::string& fault : compiled.faults) fmt::print(stderr, "{}\n", fault);
    fmt::print(stderr, "marsad: the knowledge has {} faults; nothing was read\n", compiled.faults.size());
    return false;
  }
  bytes_ = std::move(compiled.bytes);
  // Kept for the next start; whole or not at all.
  fs::create_directories(cache.parent_path(), error);
  const fs::path part = cache.string() + fmt::format(".{}", getpid());
  {
    std::ofstream out(part, std::ios::binary);
    out.write(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    out.close();
    if (out) {
      fs::rename(part, cache, error);
      RemoveOld(cache.parent_path());
    } else {
      fs::remove(part, error);
    }
  }
  return OpenTables(bytes_, &tables_);
}

}  // namespace marsad
