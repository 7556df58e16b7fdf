// Compiled knowledge: flat tables of plain structs, one after another in one buffer, read in place (from a mapped file or memory).
//
//   file := magic "MARSAD" u16 version, u64 hash of the sources, u32 number of sections, section*
//   section := u32 size of an element, u32 number of elements, elements, padding to 8 bytes
//
// Little-endian, as the machines that we build for are; a file made for another layout is refused by its element sizes.
#ifndef MARSAD_BASE_BLOB_H_
#define MARSAD_BASE_BLOB_H_

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace marsad {

// A string inside the knowledge's string pool.
struct StringRef {
  uint32_t offset = 0;
  uint32_t size = 0;
};

// Writes sections.
class BlobWriter {
 public:
  explicit BlobWriter(uint64_t source_hash);
  template <typename T>
  void Add(const std::vector<T>& table) {
    static_assert(std::is_trivially_copyable_v<T>);
    AddSection(sizeof(T), table.size(), table.data());
  }
  // The finished bytes; the writer is then empty.
  std::string Finish();

 private:
  void AddSection(size_t element_size, size_t count, const void* data);
  std::string bytes_;
  uint32_t sections_ = 0;
};

// Reads them again in the same order. The spans point into `bytes`, which the caller keeps alive and 8-byte aligned.
class BlobReader {
 public:
  // ok() is false when `bytes` is no compiled knowledge of this version.
  explicit BlobReader(std::string_view bytes);
  bool ok() const { return ok_; }
  uint64_t source_hash() const { return source_hash_; }
  template <typename T>
  void Next(std::span<const T>* table) {
    size_t count = 0;
    const void* data = NextSection(sizeof(T), &count);
    *table = data == nullptr ? std::span<const T>() : std::span<const T>(static_cast<const T*>(data), count);
  }

 private:
  const void* NextSection(size_t element_size, size_t* count);
  std::string_view bytes_;
  size_t at_ = 0;
  uint64_t source_hash_ = 0;
  bool ok_ = false;
};

}  // namespace marsad
#endif  // MARSAD_BASE_BLOB_H_
